import { newId } from '../identifiers'
import { insertMoney, isSettling, settleAt, updateMoney } from '../store/money'
import { type ChargeBody, emptyList, type FeeBody } from './bodies'
import { booksOfCharge } from './books'
import { type PlatformTransaction, sendEvent } from './platform-transaction'
import { application, postToBooks } from './post-to-books'
import { availabilityFor, sendTransfer, transferIds } from './transfer'

/** Moves a captured charge to the books: the platform's line, the transfer and the fee. */
export async function settle(transaction: PlatformTransaction, charge: ChargeBody): Promise<ChargeBody> {
  const { amount_captured: amount, currency, transfer_data } = charge
  const destination = transfer_data?.destination ?? null
  const transferred = transfer_data && Math.min(transfer_data.amount ?? amount, amount)
  const applicationFee = Math.min(charge.application_fee_amount ?? 0, amount)
  const ids = { ...transferIds(), charge: charge.id, application_fee: newId('fee_') }
  const books = booksOfCharge({ amount, transferred, applicationFee })
  const availableOn = destination === null ? undefined : await availabilityFor(transaction, destination)
  const posted = await postToBooks(transaction, books, { currency, destination, sources: ids, availableOn })
  const settled = { ...charge, balance_transaction: posted.platform.charge?.id ?? null }
  if (destination === null || transferred === null) return keepCharge(transaction, settled)

  const { tx, platform, context } = transaction
  const fee = applicationFee === 0 ? null : { id: ids.application_fee, amount: applicationFee }
  const about = { currency, destination, source: charge.id, group: charge.transfer_group }
  const sent = await sendTransfer(transaction, { ids, amount: transferred, fee, posted, ...about })
  if (fee !== null) {
    const earned: FeeBody = {
      ...feeBody(fee.id, applicationFee, currency, context.clock.now()),
      account: destination,
      balance_transaction: posted.platform.application_fee?.id ?? null,
      charge: ids.payment,
      fee_source: { charge: ids.payment, type: 'charge' },
      originating_transaction: charge.id,
    }
    await insertMoney(tx, 'application_fee', platform.id, earned)
    await sendEvent(transaction, 'application_fee.created', earned)
  }
  return keepCharge(transaction, { ...settled, application_fee: fee?.id ?? null, transfer: sent.id })
}

/** Delays settlement: until then the charge shows no balance transaction, transfer or fee. */
export async function settleLater(transaction: PlatformTransaction, charge: ChargeBody): Promise<ChargeBody> {
  const { tx, context } = transaction
  const at = context.clock.now() + context.settleSeconds
  await settleAt(tx, 'charge', charge.id, at)
  return keepCharge(transaction, charge)
}

/** Settles the charge now if it is still waiting, and sends its event. The charge must be locked. */
export async function ensureSettled(transaction: PlatformTransaction, charge: ChargeBody): Promise<ChargeBody> {
  if (!(await isSettling(transaction.tx, 'charge', charge.id))) return charge
  await settleAt(transaction.tx, 'charge', charge.id, null)
  const after = await settle(transaction, charge)
  await sendEvent(transaction, 'charge.updated', after, charge)
  return after
}

async function keepCharge({ tx }: PlatformTransaction, charge: ChargeBody): Promise<ChargeBody> {
  await updateMoney(tx, 'charge', charge)
  return charge
}

function feeBody(id: string, amount: number, currency: string, created: number) {
  return {
    id,
    object: 'application_fee',
    amount,
    amount_refunded: 0,
    application,
    created,
    currency,
    livemode: false,
    refunded: false,
    refunds: emptyList(`/v1/application_fees/${id}/refunds`),
  }
}
