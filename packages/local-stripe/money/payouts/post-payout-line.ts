import { insertLines } from '../../store/money'
import { arrangeRun } from '../../store/payout-runs'
import type { BalanceTransactionBody, PayoutBody } from '../bodies'
import { booksOfPayout, booksOfReturn } from '../books'
import type { PlatformTransaction } from '../platform-transaction'
import { transactionBody } from '../post-to-books'

type Posted = Pick<PayoutBody, 'id' | 'amount' | 'arrival_date' | 'automatic' | 'currency'>

/** Takes a payout from the balance at once; its money is in the bank at `arrival_date`. */
export async function postPayout(
  { tx, platform, context }: PlatformTransaction,
  account: string,
  { id, amount, arrival_date, automatic, currency }: Posted,
): Promise<BalanceTransactionBody> {
  const about = { currency, source: id, created: context.clock.now(), description: bankDescription }
  const [line] = booksOfPayout(amount).destination
  const body = transactionBody(line, { ...about, availableOn: arrival_date })
  await insertLines(tx, platform.id, [{ accountId: account, body, payout: automatic ? id : null }])
  return body
}

/** Returns a payout to the balance. */
export async function postReturn(
  { tx, platform, context }: PlatformTransaction,
  account: string,
  { id, amount, currency }: Posted,
  type: 'payout_failure' | 'payout_cancel',
): Promise<BalanceTransactionBody> {
  const now = context.clock.now()
  const [line] = booksOfReturn(amount, type).destination
  const about = { currency, source: id, created: now, description: `REFUND FOR PAYOUT (${bankDescription})` }
  const body = transactionBody(line, about)
  await insertLines(tx, platform.id, [{ accountId: account, body }])
  await arrangeRun(tx, platform.id, account, now)
  return body
}

/** As observed at Stripe. */
export const bankDescription = 'STRIPE PAYOUT'
