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
  const banks = banksOf(account)
  const day = banks.length === 0 ? null : nextPayoutTime(account.shown.settings.payouts.schedule, at)
  if (day !== at) return moveRun(tx, account.id, day)
  await payOutAvailable(transaction, account, banks)
  await moveRun(tx, account.id, await nextAvailability(tx, account.id, at))
}

/** Pays out to each of the bank accounts all that is available in its currency, and debits what is below zero. */
export async function payOutAvailable(
  transaction: PlatformTransaction,
  account: Account,
  banks: BankAccountBody[],
): Promise<PayoutBody[]> {
  const { tx, context } = transaction
  const at = context.clock.now()
  const { statement_descriptor, debit_negative_balances } = account.shown.settings.payouts
  const payouts: PayoutBody[] = []
  for (const sums of await notPaidOut(tx, account.id, at)) {
    const { available: amount, currency } = sums
    const bank = banks.find((one) => one.currency === currency)
    if (bank === undefined || !isPaidOut(sums, debit_negative_balances)) continue
    const payout = await payOut(transaction, account, {
      amount,
      currency,
      bank,
      automatic: true,
      method: 'standard',
      description: bankDescription,
      statementDescriptor: statement_descriptor,
      metadata: {},
    })
    await takeIntoPayout(tx, { account: account.id, currency, payout: payout.id, at })
    payouts.push(payout)
  }
  return payouts
}

/** Nothing is debited while pending money makes up for it. */
function isPaidOut({ available, total }: NotPaidOut, debits: boolean): boolean {
  return available > 0 || (available < 0 && total < 0 && debits)
}

/** The bank accounts that an account is paid out to, one for each currency; none while it is not. */
export function banksOf({ access, shown }: Account): BankAccountBody[] {
  if (access === 'closed' || !shown.payouts_enabled) return []
  return shown.external_accounts.data.filter((bank) => bank.default_for_currency && bank.status !== 'errored')
}

/** The one that a currency is paid out to; null when there is none. */
export function bankFor(account: Account, currency: string): BankAccountBody | null {
  return banksOf(account).find((bank) => bank.currency === currency) ?? null
}
