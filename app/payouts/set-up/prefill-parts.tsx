import type { PrefillParts } from '@/components/payouts/set-up/prefill-fields'
import { PrefillSummary } from '@/components/payouts/set-up/prefill-summary'
import { businessTypes } from '@/lib/payouts/vocabulary/accounts/business-type'
import type { CoachWords } from '@/lib/words/coach-words'

export function toPrefillParts({ t }: CoachWords): PrefillParts {
  return {
    summary: <PrefillSummary title={t('setUp.prefill.title')} />,
    parts: [
      {
        name: 'businessType',
        label: t('setUp.prefill.businessType'),
        hint: t('setUp.prefill.hint'),
        options: [
          { value: '', label: t('setUp.prefill.businessTypeOpen') },
          ...businessTypes.map((type) => ({ value: type, label: t(`setUp.prefill.businessTypes.${type}`) })),
        ],
      },
      {
        name: 'firstName',
        label: t('setUp.prefill.firstName'),
        hint: t('setUp.prefill.nameHint'),
        autoComplete: 'given-name',
      },
      { name: 'lastName', label: t('setUp.prefill.lastName'), autoComplete: 'family-name' },
      {
        name: 'phone',
        type: 'tel',
        label: t('setUp.prefill.phone'),
        hint: t('setUp.prefill.phoneHint'),
        autoComplete: 'tel',
      },
      {
        name: 'website',
        inputMode: 'url',
        label: t('setUp.prefill.website'),
        hint: t('setUp.prefill.websiteHint'),
        autoComplete: 'url',
      },
    ],
  }
}
