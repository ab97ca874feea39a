import type { Fact } from '@/components/admin/fact-list'
import type { Hold } from '@/lib/payouts/coaches/hold'
import type { AdminWords } from '../../admin-words'

export function holdFacts({ reason, by, at }: Hold, { t, moment }: AdminWords): Fact[] {
  const { near, exact } = moment(at)
  return [
    { name: t('hold.reason'), text: t(`hold.reasons.${reason}`) },
    { name: t('hold.by'), ...(by.email === null ? { code: by.id } : { text: by.email }) },
    { name: t('hold.since'), text: `${exact}, ${near}` },
  ]
}
