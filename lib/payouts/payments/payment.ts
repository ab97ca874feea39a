/** A payment the provider was asked to take. open: the client has not paid yet. processing: the money is on its way. */
export interface Payment {
  paymentId: string
  state: 'open' | 'processing' | 'paid' | 'canceled'
}

/** A paid charge as it is kept, to be compared with the provider's list; minor units. */
export interface PaymentSums {
  paymentId: string
  captured: number
  refunded: number
  feeReturned: number
  reversed: number
  isDisputed: boolean
}

/** A page of a comparison that is ours to make. */
export interface PaymentPage {
  /** Charges made since. */
  from: Date
  /** The provider's id of the charge to go on after. */
  after: string | null
}
