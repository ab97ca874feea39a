import type { Account } from '../../accounts/account'
import type { BankAccountBody } from '../../accounts/bank-account'
import { type NotPaidOut, nextAvailability, notPaidOut, takeIntoPayout } from '../../store/payable-lines'
import { moveRun } from '../../store/payout-runs'
import type { PayoutBody } from '../bodies'
import type { PlatformTransaction } from '../platform-transaction'
import { payOut } from './pay-out'
import { bankDescription } from './post-payout-line'
import { nextPayoutTime } from './schedule'

/**
 * Looks at an account's balance: pays out what is available if it is a day of its schedule, and arranges the next look.
 * The account and its run are locked.
 */
export async function runSchedule(transaction: PlatformTransaction, account: Account): Promise<void> {
  const { tx, context } = transaction
  const at = context.clock.now()
  const day = bankFor(account) === null ? null : nextPayoutTime(account.shown.settings.payouts.schedule, at)
  if (day !== at) return moveRun(tx, account.id, day)
  await payOutAvailable(transaction, account)
  await moveRun(tx, account.id, await nextAvailability(tx, account.id, at))
}

/** Pays out all that is available, and debits what is below zero. Null when there is nothing to do. */
export async function payOutAvailable(transaction: PlatformTransaction, account: Account): Promise<PayoutBody | null> {
  const { tx, context } = transaction
  const at = context.clock.now()
  const { statement_descriptor, debit_negative_balances } = account.shown.settings.payouts
  const bank = bankFor(account)
  const sums = (await notPaidOut(tx, account.id, at)).find(({ currency }) => currency === bank?.currency)
  if (bank === null || sums === undefined || !isPaidOut(sums, debit_negative_balances)) return null
  const payout = await payOut(transaction, account, {
    amount: sums.available,
    currency: bank.currency,
    bank,
    automatic: true,
    method: 'standard',
    description: bankDescription,
    statementDescriptor: statement_descriptor,
    metadata: {},
  })
  await takeIntoPayout(tx, { account: account.id, currency: bank.currency, payout: payout.id, at })
  return payout
}

/** Nothing is debited while pending money makes up for it. */
function isPaidOut({ available, total }: NotPaidOut, debits: boolean): boolean {
  return available > 0 || (available < 0 && total < 0 && debits)
}

/** The bank account that an account is paid out to; null while it is not. */
export function bankFor({ access, shown }: Account): BankAccountBody | null {
  if (access === 'closed' || !shown.payouts_enabled) return null
  return shown.external_accounts.data.find(({ status }) => status !== 'errored') ?? null
}
