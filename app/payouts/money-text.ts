import type { MoneyText, PayoutEntry } from '@/components/payouts/money/money-card'
import type { CoachMoney } from '@/lib/payouts/balances/coach-money'
import type { StatusView } from '@/lib/payouts/for-people'
import type { PayoutWithLines, StoredLine } from '@/lib/payouts/ports/balance-store'
import { isFinal, isPaidOut, type State } from '@/lib/payouts/vocabulary/accounts/state'
import type { PayoutState } from '@/lib/payouts/vocabulary/payouts/payout-state'
import type { CoachWords } from '@/lib/words/coach-words'
import { sayFailedPayout, sayPayoutDay, sayPayoutState } from '@/lib/words/say-payout'

/** null where there is nothing to say about money yet. */
export function toMoney(view: CoachMoney, status: Status, words: CoachWords): MoneyText | null {
  const { t } = words
  const amounts = view.balance?.amounts ?? []
  const isEmpty = amounts.every(({ available, pending }) => available === 0 && pending === 0)
  const isNothing = isEmpty && view.payouts.length === 0
  if (isNothing && view.refused.length === 0 && !status.presentation.canBePaid && !isUnknown(view, status)) return null
  const waits = isPaidOut(status.state) ? null : sayWaiting(view, status.state, words)
  return {
    title: t('money.title'),
    failed: view.failed.map((payout) => sayFailedPayout(payout, words)),
    refused: view.refused.map(({ currency, amount, payments }) =>
      t('money.refused', { count: payments, amount: words.money(amount, currency), days: view.refusedDays }),
    ),
    currencies: isNothing ? [] : toCurrencies(view, status, words),
    nothing: isNothing && view.balance !== null ? t('money.nothing') : null,
    manual: isManual(view) && !isEmpty && waits === null ? t('money.manual') : null,
    waits,
    payoutsTitle: t('money.payouts'),
    payouts: view.payouts.map((payout) => toPayoutEntry(payout, words)),
    age: sayAge(view, words),
  }
}

type Status = Pick<StatusView, 'state' | 'submitted' | 'presentation'>

/** Money may lie there, and Stripe did not answer. */
function isUnknown({ balance, isUnconfirmed }: CoachMoney, { submitted }: Status): boolean {
  return balance === null && isUnconfirmed && submitted
}

const isManual = ({ balance }: CoachMoney) => balance?.schedule?.interval === 'manual'

/** Why money that lies there is not paid out; null when none does. */
function sayWaiting(view: CoachMoney, state: State, { t }: CoachWords): string | null {
  if (!view.balance?.amounts.some(({ available, pending }) => available + pending > 0)) return null
  if (isFinal(state)) return t(`money.waits.${state}`)
  return t(isManual(view) ? 'money.waits.manual' : 'money.waits.scheduled')
}

function toCurrencies(view: CoachMoney, { state }: Status, words: CoachWords): MoneyText['currencies'] {
  const amounts = view.balance?.amounts ?? []
  // No payout comes next while payouts are off.
  const shown = isPaidOut(state) ? view : { ...view, next: [] }
  return amounts.map((amount) => ({
    ...toCurrency(amount, shown, words),
    title: amounts.length > 1 ? words.currency(amount.currency) : null,
  }))
}

function toCurrency(
  { currency, available, pending, pendingFrom }: NonNullable<CoachMoney['balance']>['amounts'][number],
  { next }: CoachMoney,
  { t, money, day }: CoachWords,
): Omit<MoneyText['currencies'][number], 'title'> {
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
            line: t('money.nextLine', {
              amount: money(coming.amount, currency),
              arrives: day(coming.arrivesOn),
              sent: day(coming.sentOn),
            }),
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
