import { newId } from '../identifiers'
import { insertMoney, isSettling, settleAt, updateMoney } from '../store/money'
import { type ChargeBody, emptyList, type FeeBody, type TransferBody } from './bodies'
import { booksOfCharge } from './books'
import { paymentBody } from './charge-body'
import { application, post } from './post'
import { type Till, tell } from './till'

/**
 * Brings the money of a captured charge to the books: the platform's line, and the transfer and the fee of what is for
 * its destination.
 */
export async function settle(till: Till, charge: ChargeBody): Promise<ChargeBody> {
  const { amount_captured: amount, currency, transfer_data } = charge
  const destination = transfer_data?.destination ?? null
  const transferred = transfer_data && Math.min(transfer_data.amount ?? amount, amount)
  const applicationFee = Math.min(charge.application_fee_amount ?? 0, amount)
  const ids = { charge: charge.id, transfer: newId('tr_'), payment: newId('py_'), application_fee: newId('fee_') }
  const books = booksOfCharge({ amount, transferred, applicationFee })
  const posted = await post(till, books, { currency, destination, sources: ids })
  const settled = { ...charge, balance_transaction: posted.platform.charge?.id ?? null }
  if (destination === null || transferred === null) return keepCharge(till, settled)

  const { tx, platform, context } = till
  const created = context.clock.now()
  const fee = applicationFee === 0 ? null : ids.application_fee
  const about = { currency, created, transfer: ids.transfer, fee, feeAmount: applicationFee }
  const transaction = posted.destination.payment?.id ?? null
  const payment = paymentBody({ ...about, id: ids.payment, amount: transferred, transaction })
  await insertMoney(tx, 'charge', platform.id, payment, destination)

  const sent: TransferBody = {
    ...transferBody(ids.transfer, transferred, currency, created),
    balance_transaction: posted.platform.transfer?.id ?? null,
    destination,
    destination_payment: payment.id,
    source_transaction: charge.id,
    transfer_group: charge.transfer_group,
  }
  await insertMoney(tx, 'transfer', platform.id, sent)
  await tell(till, 'transfer.created', sent)
  if (fee !== null) {
    const earned: FeeBody = {
      ...feeBody(fee, applicationFee, currency, created),
      account: destination,
      balance_transaction: posted.platform.application_fee?.id ?? null,
      charge: payment.id,
      fee_source: { charge: payment.id, type: 'charge' },
      originating_transaction: charge.id,
    }
    await insertMoney(tx, 'application_fee', platform.id, earned)
    await tell(till, 'application_fee.created', earned)
  }
  return keepCharge(till, { ...settled, application_fee: fee, transfer: sent.id })
}

/** Leaves the books for later: until then a charge tells of no line, transfer or fee. */
export async function settleLater(till: Till, charge: ChargeBody): Promise<ChargeBody> {
  const { tx, context } = till
  const at = context.clock.now() + context.settleSeconds
  await settleAt(tx, 'charge', charge.id, at)
  return keepCharge(till, charge)
}

/** A charge with its money in the books: what waits for that is settled now, and told. The charge has to be locked. */
export async function settled(till: Till, charge: ChargeBody): Promise<ChargeBody> {
  if (!(await isSettling(till.tx, 'charge', charge.id))) return charge
  await settleAt(till.tx, 'charge', charge.id, null)
  const after = await settle(till, charge)
  await tell(till, 'charge.updated', after, charge)
  return after
}

async function keepCharge({ tx }: Till, charge: ChargeBody): Promise<ChargeBody> {
  await updateMoney(tx, 'charge', charge)
  return charge
}

function transferBody(id: string, amount: number, currency: string, created: number) {
  return {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    created,
    currency,
    description: null,
    livemode: false,
    metadata: {},
    reversals: emptyList(`/v1/transfers/${id}/reversals`),
    reversed: false,
    source_type: 'card',
  }
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
