import { CoachName } from '@/components/admin/coaches/coach-name'
import type { SumsRow } from '@/components/admin/payments/sums-table'
import type { CoachSums, CurrencySums, Sums } from '@/lib/payouts/ports/report-store'
import type { AdminWords } from '../admin-words'
import { signedSum } from './signs'

export function toTotalRow(line: CurrencySums, shown: readonly (keyof Sums)[], words: AdminWords): SumsRow {
  const { currency } = line
  return {
    id: currency,
    head: <span className="text-16 font-semibold">{currency.toUpperCase()}</span>,
    sums: amounts(line, shown, words),
  }
}

export function toCoachRow(line: CoachSums, shown: readonly (keyof Sums)[], words: AdminWords): SumsRow {
  const { coach, currency } = line
  const name = coach.name ?? words.t('coach.nameless')
  return {
    id: `${coach.id} ${currency}`,
    head: <CoachName href={`/admin/coaches/${coach.id}`} name={name} email={coach.email} />,
    sums: amounts(line, shown, words),
  }
}

function amounts(
  { currency, sums }: CurrencySums,
  shown: readonly (keyof Sums)[],
  { signed }: AdminWords,
): (string | null)[] {
  return shown.map((name) => (sums[name] === 0 ? null : signed(signedSum(sums, name), currency)))
}
