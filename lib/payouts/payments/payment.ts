/** open: unpaid. processing: money on its way. */
export interface Payment {
  paymentId: string
  state: 'open' | 'processing' | 'paid' | 'canceled'
}

/** To compare with the provider's list; minor units. */
export interface PaymentSums {
  paymentId: string
  captured: number
  refunded: number
  feeReturned: number
  reversed: number
  isDisputed: boolean
}

export interface PaymentPage {
  from: Date
  after: string | null
}
