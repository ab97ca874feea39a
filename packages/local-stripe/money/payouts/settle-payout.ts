import { bankAccounts, bankNumberIn, ownCurrency } from '../../accounts/bank-account'
import { changeAccount } from '../../accounts/change-account'
import { type BankFailure, bankFailures } from '../../engine/bank-failures'
import type { AccountFacts } from '../../engine/facts'
import { findMoneyToChange, settleAt } from '../../store/money'
import { refusalOf } from '../../store/payouts'
import type { PayoutBody } from '../bodies'
import { type PlatformTransaction, sendEvent } from '../platform-transaction'
import { keepPayout } from './pay-out'
import { postReturn } from './post-payout-line'

/** The next step of a payout whose time has come: the bank gets it, then answers. Both are locked. */
export async function settleDuePayout(transaction: PlatformTransaction, account: string, id: string): Promise<void> {
  const payout = await findMoneyToChange(transaction.tx, 'payout', transaction.platform.id, id)
  if (payout === null) return
  if (payout.status === 'pending') await submit(transaction, account, payout)
  else await arrive(transaction, account, payout)
}

async function submit(transaction: PlatformTransaction, account: string, payout: PayoutBody): Promise<void> {
  await settleAt(transaction.tx, 'payout', payout.id, payout.arrival_date)
  await keepPayout(transaction, account, { ...payout, status: 'in_transit' }, payout)
}

/** The bank answers. Null when it has already. */
export async function arrive(
  transaction: PlatformTransaction,
  account: string,
  payout: PayoutBody,
): Promise<PayoutBody | null> {
  if (payout.status !== 'pending' && payout.status !== 'in_transit') return null
  const refusal = await refusalOf(transaction.tx, payout.id)
  if (refusal !== null) return failPayout(transaction, account, payout, refusal as BankFailure)
  await settleAt(transaction.tx, 'payout', payout.id, null)
  const arrival_date = Math.min(payout.arrival_date, transaction.context.clock.now())
  const trace_id = { status: 'supported', value: traceOf(payout) }
  const paid = await keepPayout(transaction, account, { ...payout, arrival_date, status: 'paid', trace_id }, payout)
  await sendEvent(transaction, 'payout.paid', paid, null, account)
  return paid
}

/** Fifteen digits, as banks in the United States number their transfers. */
function traceOf({ created }: PayoutBody): string {
  return String(created).padStart(15, '1')
}

/**
 * The bank refuses: the money returns to the balance, the bank account is errored, and payouts stop until there is
 * another; support.stripe.com/questions/managing-connect-payout-failures. A paid one may fail too. Null when it is over.
 */
export async function failPayout(
  transaction: PlatformTransaction,
  account: string,
  payout: PayoutBody,
  code: BankFailure,
): Promise<PayoutBody | null> {
  if (payout.status === 'failed' || payout.status === 'canceled') return null
  await settleAt(transaction.tx, 'payout', payout.id, null)
  const returned = await postReturn(transaction, account, payout, 'payout_failure')
  const failed: PayoutBody = {
    ...payout,
    failure_balance_transaction: returned.id,
    failure_code: code,
    failure_message: bankFailures[code],
    status: 'failed',
  }
  await keepPayout(transaction, account, failed, payout)
  await sendEvent(transaction, 'payout.failed', failed, null, account)
  await changeAccount(transaction.context, transaction.tx, account, (before) => {
    const isStillThere = bankAccounts(account, before.facts).some(({ id }) => id === payout.destination)
    return isStillThere ? { ...before, facts: refusing(before.facts, payout.currency, code) } : before
  })
  return failed
}

/** A bank account in another currency than the account's own stops that currency only. */
function refusing(facts: AccountFacts, currency: string, code: BankFailure): AccountFacts {
  if (currency === ownCurrency(facts)) {
    return { ...facts, refusedBank: { number: bankNumberIn(facts, currency), code } }
  }
  const refused = facts.otherBanks?.map((bank) => (bank.currency === currency ? { ...bank, isRefused: true } : bank))
  return { ...facts, otherBanks: refused }
}

/** Takes a payout by hand back before the bank gets it. Null when it is too late. */
export async function cancelPayout(
  transaction: PlatformTransaction,
  account: string,
  payout: PayoutBody,
): Promise<PayoutBody | null> {
  if (payout.status !== 'pending') return null
  await settleAt(transaction.tx, 'payout', payout.id, null)
  const returned = await postReturn(transaction, account, payout, 'payout_cancel')
  const after: PayoutBody = { ...payout, failure_balance_transaction: returned.id, status: 'canceled' }
  const canceled = await keepPayout(transaction, account, after, payout)
  await sendEvent(transaction, 'payout.canceled', canceled, null, account)
  return canceled
}
