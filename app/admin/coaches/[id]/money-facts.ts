import type { Fact } from '@/components/admin/fact-list'
import type { CoachMoney } from '@/lib/payouts/balances/coach-money'
import type { AdminWords } from '../../admin-words'

/** What lies at the provider, the latest payouts, and what clients could not pay. */
export function moneyFacts({ balance, payouts, refused, refusedDays }: CoachMoney, words: AdminWords): Fact[] {
  const { t, money, day, moment } = words
  const sum = (part: 'available' | 'pending') =>
    (balance?.amounts ?? []).map((amount) => money(amount[part], amount.currency)).join(' · ')
  return [
    ...(balance === null || balance.amounts.length === 0
      ? []
      : [
          { name: t('money.available'), text: sum('available') },
          { name: t('money.pending'), text: sum('pending') },
        ]),
    ...payouts.map((payout) => ({
      name: t('money.payout', { day: day(payout.arrivesOn) }),
      text: t(`money.state.${payout.state}`, {
        amount: money(payout.amount, payout.currency),
        bank: payout.bankLast4 ?? '',
        known: payout.bankLast4 === null ? 'no' : 'yes',
        why: payout.failure === null ? '' : t(`payoutFailure.${payout.failure}`),
      }),
      code: payout.id,
    })),
    ...refused.map(({ amount, currency, payments }) => ({
      name: t('money.refused', { days: refusedDays }),
      text: t('money.refusedSum', { amount: money(amount, currency), count: payments }),
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
