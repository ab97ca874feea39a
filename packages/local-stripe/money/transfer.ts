import { newId } from '../identifiers'
import { delayDaysOf } from '../store/accounts'
import { insertMoney } from '../store/money'
import { emptyList, type TransferBody } from './bodies'
import { paymentBody } from './charge-body'
import { availableAfter } from './payouts/schedule'
import { type PlatformTransaction, sendEvent } from './platform-transaction'
import type { Posted } from './post-to-books'

export function transferIds() {
  return { transfer: newId('tr_'), payment: newId('py_') }
}

/** When an account has the money of a payment made now, after the delay of its payout schedule. */
export async function availabilityFor({ tx, context }: PlatformTransaction, account: string): Promise<number> {
  return availableAfter(context.clock.now(), await delayDaysOf(tx, account))
}

interface Sending {
  ids: { transfer: string; payment: string }
  amount: number
  currency: string
  destination: string
  /** Its charge; null when sent from the platform's balance. */
  source: string | null
  group: string | null
  description?: string
  metadata?: Record<string, string>
  /** The application fee taken from it, in minor units; null for none. */
  fee: { id: string; amount: number } | null
  posted: Posted
}

/** Records a transfer on the platform and a payment in the account's books. */
export async function sendTransfer(transaction: PlatformTransaction, sending: Sending): Promise<TransferBody> {
  const { tx, platform, context } = transaction
  const { ids, amount, currency, destination, fee, posted } = sending
  const created = context.clock.now()
  const about = { currency, created, transfer: ids.transfer, fee: fee?.id ?? null, feeAmount: fee?.amount ?? 0 }
  const line = posted.destination.payment?.id ?? null
  const payment = paymentBody({ ...about, id: ids.payment, amount, transaction: line })
  await insertMoney(tx, 'charge', platform.id, payment, destination)
  const sent = transferBody(sending, created)
  await insertMoney(tx, 'transfer', platform.id, sent)
  await sendEvent(transaction, 'transfer.created', sent)
  return sent
}

function transferBody(sending: Sending, created: number): TransferBody {
  const { ids, amount, currency, destination, source, group, posted } = sending
  return {
    id: ids.transfer,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: posted.platform.transfer?.id ?? null,
    created,
    currency,
    description: sending.description ?? null,
    destination,
    destination_payment: ids.payment,
    livemode: false,
    metadata: sending.metadata ?? {},
    reversals: emptyList(`/v1/transfers/${ids.transfer}/reversals`),
    reversed: false,
    source_transaction: source,
    source_type: 'card',
    transfer_group: group,
  }
}
