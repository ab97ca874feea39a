import type { Account } from '../../accounts/account'
import { type BankAccountBody, bankNumberIn } from '../../accounts/bank-account'
import { failureOfBank } from '../../engine/bank-failures'
import { newId } from '../../identifiers'
import { insertMoney, settleAt, updateMoney } from '../../store/money'
import { keepRefusal } from '../../store/payouts'
import type { PayoutBody } from '../bodies'
import { type PlatformTransaction, sendEvent } from '../platform-transaction'
import { payoutBody } from './payout-body'
import { postPayout } from './post-payout-line'
import { arrivalOf } from './schedule'

export interface PayingOut {
  /** In minor units; below zero it is taken from the bank account. */
  amount: number
  currency: string
  bank: BankAccountBody
  automatic: boolean
  method: 'standard' | 'instant'
  description: string | null
  statementDescriptor: string | null
  metadata: Record<string, string>
}

/** A payout by hand can be canceled until the bank gets it. */
const secondsUntilSubmitted = 3600

/** docs.stripe.com/payouts/instant-payouts: usually within 30 minutes. */
const instantSeconds = 1800

/** Sends an account's money to its bank account. The account is locked, and has that much. */
export async function payOut(
  transaction: PlatformTransaction,
  account: Account,
  asked: PayingOut,
): Promise<PayoutBody> {
  const { tx, platform, context } = transaction
  const { automatic, bank, method } = asked
  const created = context.clock.now()
  const isInstant = method === 'instant'
  const waits = !automatic && !isInstant
  const made = payoutBody({
    ...asked,
    id: newId('po_'),
    created,
    arrival: isInstant ? created + instantSeconds : arrivalOf(created),
    destination: bank.id,
    status: waits ? 'pending' : 'in_transit',
  })
  const line = await postPayout(transaction, account.id, made)
  const payout = { ...made, balance_transaction: line.id }
  await insertMoney(tx, 'payout', platform.id, payout, account.id)
  const refusal = failureOfBank(bankNumberIn(account.facts, asked.currency))
  if (refusal !== null) await keepRefusal(tx, payout.id, refusal)
  await settleAt(tx, 'payout', payout.id, waits ? created + secondsUntilSubmitted : payout.arrival_date)
  await sendEvent(transaction, 'payout.created', payout, null, account.id)
  return payout
}

/** Changes what a payout says of itself, and sends it. */
export async function keepPayout(
  transaction: PlatformTransaction,
  account: string,
  payout: PayoutBody,
  before: PayoutBody,
): Promise<PayoutBody> {
  await updateMoney(transaction.tx, 'payout', payout)
  await sendEvent(transaction, 'payout.updated', payout, before, account)
  return payout
}
