import { CoachName } from '@/components/admin/coach-name'
import type { SumsRow } from '@/components/admin/sums-table'
import type { CoachSums, CurrencySums } from '@/lib/payouts/reports/report-store'
import type { AdminWords } from '../coaches/admin-words'
import { sumsInOrder } from './sums-in-order'

export function toTotalRow(line: CurrencySums, words: AdminWords): SumsRow {
  const { currency } = line
  return {
    id: currency,
    head: <span className="text-16 font-semibold">{currency.toUpperCase()}</span>,
    sums: amounts(line, words),
  }
}

export function toCoachRow(line: CoachSums, words: AdminWords): SumsRow {
  const { coach, currency } = line
  const name = coach.name ?? words.t('coach.nameless')
  return {
    id: `${coach.id} ${currency}`,
    head: <CoachName href={`/admin/coaches/${coach.id}`} name={name} email={coach.email} />,
    sums: amounts(line, words),
  }
}

function amounts({ currency, sums }: CurrencySums, { money }: AdminWords): (string | null)[] {
  return sumsInOrder.map((name) => (sums[name] === 0 ? null : money(sums[name], currency)))
}
