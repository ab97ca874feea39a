import type { Payout } from '@/lib/payouts/balances/balance'
import type { CoachWords } from './coach-words'

/** A failed debit is one too: then nothing was taken, and the coach still owes it. */
export function sayFailedPayout(payout: Payout, words: CoachWords) {
  const { t, money } = words
  const { amount, currency, bankLast4 } = payout
  const reason = payout.failure ?? 'other'
  const known = bankLast4 === null ? 'no' : 'yes'
  const facts = { amount: money(Math.abs(amount), currency), bank: bankLast4 ?? '', known }
  const why = sayWhyFailed(payout, words)
  return amount < 0
    ? { title: t('money.debit.failed.title', facts), why, next: t(`money.debit.failed.next.${reason}`) }
    : { title: t('money.failed.title', facts), why, next: t(`money.failed.next.${reason}`) }
}

type Failed = Pick<Payout, 'amount' | 'failure'>

/** The reason, and where the money is. */
export function sayWhyFailed(payout: Failed, { t }: Pick<CoachWords, 't'>): string {
  return `${sayFailure(payout, { t })} ${t(payout.amount < 0 ? 'money.debit.failed.owed' : 'money.failed.back')}`
}

export function sayFailure({ amount, failure }: Failed, { t }: Pick<CoachWords, 't'>): string {
  const reason = failure ?? 'other'
  return amount < 0 ? t(`money.debit.failed.why.${reason}`) : t(`money.failed.why.${reason}`)
}

export function sayPayoutState({ amount, state }: Pick<Payout, 'amount' | 'state'>, { t }: Pick<CoachWords, 't'>) {
  return amount < 0 ? t(`money.debit.state.${state}`) : t(`money.state.${state}`)
}

export function sayPayoutDay({ amount, state, arrivesOn }: Payout, { t, day }: Pick<CoachWords, 't' | 'day'>): string {
  const facts = { day: day(arrivesOn) }
  return amount < 0 ? t(`money.debit.day.${state}`, facts) : t(`money.day.${state}`, facts)
}

/** A spreadsheet reads digits alone as a number, and would make 17 of 0017. */
export function maskDigits(last4: string): string {
  return `••••${last4}`
}
