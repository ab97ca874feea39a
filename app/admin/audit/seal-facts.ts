import type { Fact } from '@/components/admin/fact-list'
import type { SealFault, SealState } from '@/lib/payouts/ports/seal-store'
import { sealFaultValues } from '@/lib/words/seal-fault-values'
import type { AdminWords } from '../admin-words'

/** What is proved, up to where, and since when. */
export function sealFacts({ newest, wholeAt, unsealedSince }: SealState, { t, due, number }: AdminWords): Fact[] {
  if (newest === null) return [{ name: t('audit.seals.newest'), text: t('audit.seals.none') }]
  return [
    { name: t('audit.seals.newest'), text: t('audit.seals.number', { seal: number(newest.number) }) },
    { name: t('audit.seals.hash'), code: newest.hash },
    { name: t('audit.seals.covers'), text: t('audit.seals.up-to', { id: newest.upToId, at: due(newest.sealedAt) }) },
    {
      name: t('audit.seals.open'),
      text: unsealedSince === null ? t('audit.seals.no-open') : t('audit.seals.open-since', { at: due(unsealedSince) }),
    },
    { name: t('audit.seals.checked'), text: wholeAt === null ? t('audit.seals.never') : due(wholeAt) },
  ]
}

export function saySealFault(fault: SealFault, { t }: AdminWords): string {
  return t(`audit.fault.${fault.kind}`, sealFaultValues(fault))
}
