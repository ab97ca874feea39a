import { FactList } from '@/components/admin/fact-list'
import { Section } from '@/components/admin/section'
import { Alert } from '@/components/ui/alert'
import type { SealState } from '@/lib/payouts/ports/seal-store'
import type { AdminWords } from '../admin-words'
import { saySealFault, sealFacts } from './seal-facts'

/** Whether decisions are as they were recorded, and the hash to keep elsewhere. */
export function SealSection({ state, words }: { state: SealState; words: AdminWords }) {
  const { t } = words
  return (
    <Section id="seals" title={t('audit.seals.title')}>
      {state.faults.length > 0 && (
        <Alert tone="bad">
          {t('audit.fault.title')}
          <ul className="list-inside list-disc">
            {state.faults.map((fault) => (
              <li key={JSON.stringify(fault)}>{saySealFault(fault, words)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <FactList facts={sealFacts(state, words)} />
      <p className="max-w-prose text-14 text-muted">{t('audit.seals.hint')}</p>
    </Section>
  )
}
