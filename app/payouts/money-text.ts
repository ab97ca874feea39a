import type { MoneyText, PayoutEntry } from '@/components/payouts/money/money-card'
import type { CoachMoney } from '@/lib/payouts/balances/coach-money'
import type { PayoutWithLines, StoredLine } from '@/lib/payouts/ports/balance-store'
import type { PayoutState } from '@/lib/payouts/vocabulary/payouts/payout-state'
import type { CoachWords } from '@/lib/words/coach-words'
import { sayFailedPayout, sayPayoutDay, sayPayoutState } from '@/lib/words/say-payout'

/** null where there is nothing to say about money yet. */
export function toMoney(view: CoachMoney, { canBePaid }: { canBePaid: boolean }, words: CoachWords): MoneyText | null {
  const { t } = words
  const amounts = view.balance?.amounts ?? []
  const isEmpty = amounts.every(({ available, pending }) => available === 0 && pending === 0)
  if (isEmpty && view.payouts.length === 0 && view.refused.length === 0 && !canBePaid) return null
  return {
    title: t('money.title'),
    failed: view.failed.map((payout) => sayFailedPayout(payout, words)),
    refused: view.refused.map(({ currency, amount, payments }) =>
      t('money.refused', { count: payments, amount: words.money(amount, currency), days: view.refusedDays }),
    ),
    currencies: isEmpty ? [] : amounts.map((amount) => toCurrency(amount, view, words)),
    nothing: isEmpty && view.payouts.length === 0 && view.balance !== null ? t('money.nothing') : null,
    manual: view.balance?.schedule?.interval === 'manual' && !isEmpty ? t('money.manual') : null,
    payoutsTitle: t('money.payouts'),
    payouts: view.payouts.map((payout) => toPayoutEntry(payout, words)),
    age: sayAge(view, words),
  }
}

function toCurrency(
  { currency, available, pending, pendingFrom }: NonNullable<CoachMoney['balance']>['amounts'][number],
  { next }: CoachMoney,
  { t, money, day }: CoachWords,
): MoneyText['currencies'][number] {
  const coming = next.find((payout) => payout.currency === currency)
  return {
    currency,
    sums: [
      { name: t('money.available'), amount: money(available, currency), note: null },
      {
        name: t('money.pending'),
        amount: money(pending, currency),
        note: pending > 0 && pendingFrom !== null ? t('money.pendingFrom', { day: day(pendingFrom) }) : null,
      },
    ],
    owed: available < 0 ? t('money.owed', { amount: money(-available, currency) }) : null,
    next:
      coming === undefined
        ? null
        : {
            name: t('money.next'),
            line: t('money.nextLine', { amount: money(coming.amount, currency), day: day(coming.sentOn) }),
          },
  }
}

export function toPayoutEntry(payout: PayoutWithLines, words: CoachWords): PayoutEntry {
  const { t, money } = words
  const { id, amount, currency, state, bankLast4, lines, lineCount } = payout
  const hidden = lineCount - (lines?.length ?? 0)
  return {
    id,
    amount: money(amount, currency),
    badge: { word: sayPayoutState(payout, words), tone: tones[state] },
    facts: [sayPayoutDay(payout, words), ...(bankLast4 === null ? [] : [t('money.bank', { digits: bankLast4 })])],
    holds: lines === null || lineCount === 0 ? null : t('money.holds', { count: lineCount }),
    lines: (lines ?? []).map((line) => ({
      id: line.id,
      name: nameOf(line, words),
      amount: money(line.amount, currency),
    })),
    more: hidden > 0 ? t('money.more', { count: hidden }) : sayUnknown(payout, words),
  }
}

function sayUnknown({ isAutomatic, lines, state }: PayoutWithLines, { t }: CoachWords): string | null {
  if (!isAutomatic) return t('money.unknownContents')
  return lines === null && state !== 'canceled' ? t('money.contentsToCome') : null
}

/** Green says only "can be paid", so what arrived has a check mark. */
const tones = {
  'on-its-way': 'blue',
  paid: 'done',
  failed: 'red',
  canceled: 'grey',
} as const satisfies Record<PayoutState, PayoutEntry['badge']['tone']>

function nameOf({ kind, reference }: StoredLine, { t }: CoachWords): string {
  if (kind === 'other' || kind === 'returned') return t(`money.line.${kind}`)
  return reference === null ? t(`money.line.${kind}-unknown`) : t(`money.line.${kind}`, { reference })
}

function sayAge({ balance, isUnconfirmed }: CoachMoney, { t, ago, clock }: CoachWords): string {
  if (balance?.checkedAt == null) return t(isUnconfirmed ? 'money.never' : 'money.asking')
  const age = { ago: ago(balance.checkedAt), time: clock(balance.checkedAt) }
  return isUnconfirmed ? t('money.unconfirmed', age) : t('money.checked', age)
}
