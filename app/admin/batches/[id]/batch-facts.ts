import type { Fact } from '@/components/admin/fact-list'
import type { Batch } from '@/lib/payouts/batches/batch'
import type { AdminWords } from '../../admin-words'

export function batchFacts({ by, reason, confirmedAt, stopped, endedAt }: Batch, { t, moment }: AdminWords): Fact[] {
  const who = (staff: Batch['by']) => staff.email ?? t('batches.someone')
  const at = (name: string, when: Date | null) => (when === null ? [] : [{ name, text: moment(when).exact }])
  return [
    { name: t('batches.fact.by'), text: who(by) },
    ...(reason === null ? [] : [{ name: t('batches.fact.reason'), text: t(`hold.reasons.${reason}`) }]),
    ...at(t('batches.fact.confirmed'), confirmedAt),
    ...at(t('batches.fact.stopped'), stopped?.at ?? null),
    ...(stopped === null
      ? []
      : [
          {
            name: t('batches.fact.by'),
            text: stopped.by === null ? t('batches.by-role-lost', { email: who(by) }) : who(stopped.by),
          },
        ]),
    ...at(t('batches.fact.ended'), endedAt),
  ]
}
