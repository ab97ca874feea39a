import type { StatementTable } from '@/components/payouts/money/statement-table'
import type { PayoutStatement, StatementOfCurrency } from '@/lib/payouts/balances/payout-statement'
import type { Total } from '@/lib/payouts/balances/payout-totals'
import type { CoachWords } from '@/lib/words/coach-words'

/** A year's payouts as they are printed. */
export function toStatementText(view: PayoutStatement, year: number, platform: string, words: CoachWords) {
  const { t } = words
  const { coach, currencies, onItsWay, debitsOnItsWay, checkedAt } = view
  const [first, last] = [new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year, 11, 31))]
  return {
    facts: [
      { name: t('statement.for'), lines: [...(coach.name === null ? [] : [coach.name]), coach.email] },
      { name: t('statement.from'), lines: [platform] },
      {
        name: t('statement.period'),
        lines: [t('statement.days', { first: words.fullDay(first), last: words.fullDay(last) })],
      },
      ...(checkedAt === null
        ? []
        : [{ name: t('statement.source'), lines: [t('statement.asOf', { moment: words.exactly(checkedAt) })] }]),
    ],
    tables: currencies.map((each) => toTable(each, year, words)),
    notes: [
      ...(onItsWay === 0 ? [] : [t('statement.awaited', { count: onItsWay })]),
      ...(debitsOnItsWay === 0 ? [] : [t('statement.awaitedDebits', { count: debitsOnItsWay })]),
      ...(currencies.length === 0 ? [] : [t('statement.advice')]),
    ],
  }
}

function toTable(
  { currency, months, arrived, debited }: StatementOfCurrency,
  year: number,
  words: CoachWords,
): StatementTable {
  const { t, money } = words
  const hasDebits = debited.payouts > 0
  const sum = ({ amount, payouts }: Total) => (payouts === 0 ? null : money(amount, currency))
  const toCells = (row: { arrived: Total; debited: Total }) => [
    row.arrived.payouts === 0 ? null : t('statement.number', { count: row.arrived.payouts }),
    sum(row.arrived),
    ...(hasDebits ? [sum(row.debited)] : []),
  ]
  return {
    caption: t('statement.caption', { currency: currency.toUpperCase() }),
    columns: [
      t('statement.month'),
      t('statement.payouts'),
      t('statement.sum.arrived'),
      ...(hasDebits ? [t('statement.sum.debited')] : []),
    ],
    rows: months.map(({ month, ...row }) => ({
      head: words.month(new Date(Date.UTC(year, month - 1, 1))),
      cells: toCells(row),
    })),
    nothing: t('statement.zero'),
    total: { head: t('statement.total'), cells: toCells({ arrived, debited }) },
  }
}
