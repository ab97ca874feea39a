import type { Fact } from '@/components/admin/fact-list'
import type { StaffMoney } from '@/lib/payouts/balances/staff-money'
import { isPaidOut, type State } from '@/lib/payouts/vocabulary/accounts/state'
import type { AdminWords } from '../../admin-words'
import { sayFailure } from '../../say-failure'

/** What clients paid and could not pay lately, what lies at the provider, the next payout and the latest ones. */
export function moneyFacts(
  { balance, next, payouts, paid, paidDays, refused, refusedDays }: StaffMoney,
  state: State,
  words: AdminWords,
): Fact[] {
  const { t, money, day, moment } = words
  const sum = (part: 'available' | 'pending') =>
    (balance?.amounts ?? []).map((amount) => money(amount[part], amount.currency)).join(' · ')
  const orNone = (amount: number, currency: string) => (amount === 0 ? 'none' : money(amount, currency))
  return [
    ...paid.map(({ currency, payments, ...sums }) => ({
      name: t('money.paid', { days: paidDays }),
      text: t('money.paidSum', {
        amount: money(sums.paid, currency),
        count: payments,
        refunded: orNone(sums.refunded, currency),
        disputed: orNone(sums.disputed, currency),
      }),
    })),
    ...refused.map(({ amount, currency, payments }) => ({
      name: t('money.refused', { days: refusedDays }),
      text: t('money.refusedSum', { amount: money(amount, currency), count: payments }),
    })),
    ...(balance === null || balance.amounts.length === 0
      ? []
      : [
          { name: t('money.available'), text: sum('available') },
          { name: t('money.pending'), text: sum('pending') },
        ]),
    ...(isPaidOut(state) ? next : []).map(({ currency, amount, sentOn, arrivesOn }) => ({
      name: t('money.next'),
      text: t('money.nextLine', { amount: money(amount, currency), arrives: day(arrivesOn), sent: day(sentOn) }),
    })),
    ...payouts.map((payout) => ({
      name: t(payout.amount < 0 ? 'money.debit-on' : 'money.payout', { day: day(payout.arrivesOn) }),
      text: t(payout.amount < 0 ? `money.debit.${payout.state}` : `money.state.${payout.state}`, {
        amount: money(Math.abs(payout.amount), payout.currency),
        bank: payout.bankLast4 ?? '',
        known: payout.bankLast4 === null ? 'no' : 'yes',
        why: payout.failure === null ? '' : sayFailure({ amount: payout.amount, failure: payout.failure }, words),
      }),
      code: payout.id,
    })),
    ...(balance?.checkedAt == null
      ? []
      : [
          {
            name: t('fact.checked'),
            text: balance.isUnconfirmed
              ? t('money.unconfirmed', { at: moment(balance.checkedAt).exact })
              : moment(balance.checkedAt).exact,
          },
        ]),
  ]
}
