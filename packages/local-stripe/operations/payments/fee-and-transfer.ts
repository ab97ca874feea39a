import { refusal } from '../../errors'
import { refuseUneven } from './amounts'

interface Parts {
  amount: number
  currency: string
  application_fee_amount?: number
  transfer_data?: { amount?: number }
}

/** Refuses a fee or transfer larger than the amount, all in minor units. */
export function refuseFeeOrTransfer({
  amount,
  currency,
  application_fee_amount: fee,
  transfer_data: transfer,
}: Parts): void {
  if (transfer?.amount !== undefined) {
    if (fee !== undefined) {
      const params = 'application_fee_amount, transfer_data[amount]'
      throw refusal('one or the other', { param: 'application_fee_amount', params })
    }
    if (transfer.amount < 1) throw refusal('number too small', { param: 'transfer_data[amount]', least: 1 })
    if (transfer.amount > amount) throw refusal('transfer above amount')
    refuseUneven(transfer.amount, currency.toLowerCase(), 'transfer_data[amount]')
  }
  if (fee === undefined) return
  if (!transfer) throw refusal('fee without destination')
  if (fee < 0) throw refusal('fee below zero')
  if (fee > amount) throw refusal('fee above amount')
  refuseUneven(fee, currency.toLowerCase(), 'application_fee_amount')
}
