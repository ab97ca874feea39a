import { type Call, operation } from '../../api/operation'
import { inMajor } from '../../data/currencies'
import { noSuch, refusal } from '../../errors'
import { newId } from '../../identifiers'
import type { ChargeBody, ReversalBody, TransferBody } from '../../money/bodies'
import { booksOfReversal, booksOfTransfer } from '../../money/books'
import { requireDestination } from '../../money/destination'
import { postToBooks } from '../../money/post-to-books'
import { reverse } from '../../money/reverse'
import { ensureSettled } from '../../money/settle'
import { availabilityFor, sendTransfer, transferIds } from '../../money/transfer'
import { balancesOf, lockBalances } from '../../store/balances'
import { findChargeToChange, findMoneyToChange, transferredFrom } from '../../store/money'
import { availabilityOf } from '../../store/payable-lines'
import { type MetadataParam, mergedMetadata, refuseUnsupported } from '../common-params'
import { refuseUneven, requireCurrency } from './amounts'

/** Separate charges and transfers, docs.stripe.com/connect/separate-charges-and-transfers. */
export const manualTransferOperations = [
  operation('POST', '/v1/transfers', createTransfer),
  operation('POST', '/v1/transfers/{id}/reversals', createReversal),
]

interface CreateTransfer {
  amount?: number
  currency: string
  description?: string
  destination: string
  metadata?: Record<string, string>
  source_transaction?: string
  transfer_group?: string
}

const supported = [
  'amount',
  'currency',
  'description',
  'destination',
  'metadata',
  'source_transaction',
  'transfer_group',
]

async function createTransfer(call: Call<CreateTransfer>): Promise<TransferBody> {
  const { params } = call
  refuseUnsupported(params, supported)
  const { amount, description, destination, metadata, transfer_group = null } = params
  const currency = requireCurrency(params.currency)
  if (amount === undefined) throw refusal('missing parameter', { param: 'amount' })
  if (amount < 1) throw refusal('number too small', { param: 'amount', least: 1 })
  refuseUneven(amount, currency, 'amount')
  await requireDestination(call, destination, { param: 'destination' })
  const source = params.source_transaction === undefined ? null : await requireSource(call, amount, currency)
  if (source === null) await refuseMoreThanThereIs(call, null, amount, currency)

  const ids = transferIds()
  const availableOn = source === null ? undefined : await availabilityFor(call, destination)
  const posted = await postToBooks(call, booksOfTransfer(amount), { currency, destination, sources: ids, availableOn })
  const group = transfer_group ?? (source && (source.transfer_group ?? `group_${source.id}`))
  const about = { description, metadata, fee: null, source: source?.id ?? null, group }
  return sendTransfer(call, { ids, amount, currency, destination, posted, ...about })
}

/** The source charge. Transfers from it never exceed what was captured and not refunded. */
async function requireSource(call: Call<CreateTransfer>, amount: number, currency: string): Promise<ChargeBody> {
  const { tx, platform, params } = call
  const id = params.source_transaction ?? ''
  const found = await findChargeToChange(tx, platform.id, id)
  if (found === null) throw noSuch('charge', id, 'source_transaction')
  const charge = await ensureSettled(call, found)
  if (charge.currency !== currency) throw refusal('source in another currency', { currency: charge.currency })
  const most = charge.amount_captured - charge.amount_refunded
  const before = await transferredFrom(tx, id)
  if (before + amount <= most) return charge
  const sent = inMajor(before, currency)
  const already = before === 0 ? '' : ` (There is already a transfer using this source, amounting to ${sent}.)`
  throw refusal('transfer above source', { most: inMajor(most, currency), already })
}

async function refuseMoreThanThereIs(
  { tx, platform }: Call<unknown>,
  account: string | null,
  amount: number,
  currency: string,
): Promise<void> {
  await lockBalances(tx, platform.id)
  const balances = await balancesOf(tx, platform.id, account)
  if ((balances[currency] ?? 0) < amount) throw refusal('balance too low')
}

interface CreateReversal {
  amount?: number
  metadata?: MetadataParam
}

/** Reverses a transfer in full or in part, while the account's balance allows it. */
async function createReversal(call: Call<CreateReversal>): Promise<ReversalBody> {
  const { tx, platform, params } = call
  refuseUnsupported(params, ['amount', 'metadata'])
  const [id = ''] = call.ids
  const transfer = await findMoneyToChange(tx, 'transfer', platform.id, id)
  if (transfer === null) throw noSuch('transfer', id)
  const { currency, destination } = transfer
  const left = transfer.amount - transfer.amount_reversed
  const { amount = left } = params
  if (left > 0 && amount < 1) throw refusal('number too small', { param: 'amount', least: 1 })
  if (left === 0) throw refusal('all reversed', { transfer: id })
  if (amount > left) {
    throw refusal('reversal above the rest', { amount: inMajor(amount, currency), left: inMajor(left, currency) })
  }
  refuseUneven(amount, currency, 'amount')
  await refuseMoreThanThereIs(call, destination, amount, currency)

  const ids = { reversal: newId('trr_'), payment: newId('pyr_') }
  const sources = { transfer_refund: ids.reversal, payment_refund: ids.payment }
  const availableOn = (await availabilityOf(tx, transfer.destination_payment)) ?? undefined
  const posted = await postToBooks(call, booksOfReversal(amount), { currency, destination, sources, availableOn })
  const metadata = mergedMetadata({}, params.metadata)
  return reverse(call, transfer, { ids, amount, refund: null, metadata, posted })
}
