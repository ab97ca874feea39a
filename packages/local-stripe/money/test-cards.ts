import type { RefusalName } from '../api/refusals'
import { noSuch, refusal } from '../errors'
import type { DisputeOptions } from './disputes/dispute-options'

/** A payment method of docs.stripe.com/testing and its behaviour. */
export interface TestCard {
  /** The label on the payment page. */
  label: string
  brand: 'visa' | 'mastercard' | 'amex'
  last4: string
  /** True when 3-D Secure comes first. */
  authenticates?: boolean
  declined?: RefusalName
  disputed?: DisputeOptions
  /** Refunds succeed late, or fail late. */
  refunds?: 'late' | 'failing'
}

const cards: Record<string, TestCard> = {
  pm_card_visa: { label: 'Visa that pays', brand: 'visa', last4: '4242' },
  pm_card_mastercard: { label: 'Mastercard that pays', brand: 'mastercard', last4: '4444' },
  pm_card_amex: { label: 'American Express that pays', brand: 'amex', last4: '0005' },
  pm_card_threeDSecure2Required: {
    label: 'Card that asks for 3-D Secure',
    brand: 'visa',
    last4: '3220',
    authenticates: true,
  },
  pm_card_authenticationRequired: {
    label: 'Card that asks for 3-D Secure every time',
    brand: 'visa',
    last4: '3184',
    authenticates: true,
  },
  pm_card_threeDSecureRequiredChargeDeclined: {
    label: 'Card that asks for 3-D Secure and is declined',
    brand: 'visa',
    last4: '1629',
    authenticates: true,
    declined: 'declined',
  },
  pm_card_chargeDeclined: { label: 'Card that is declined', brand: 'visa', last4: '0002', declined: 'declined' },
  pm_card_chargeDeclinedInsufficientFunds: {
    label: 'Card without enough money',
    brand: 'visa',
    last4: '9995',
    declined: 'insufficient funds',
  },
  pm_card_chargeDeclinedLostCard: {
    label: 'Card reported lost',
    brand: 'visa',
    last4: '9987',
    declined: 'lost card',
  },
  pm_card_chargeDeclinedStolenCard: {
    label: 'Card reported stolen',
    brand: 'visa',
    last4: '9979',
    declined: 'stolen card',
  },
  pm_card_chargeDeclinedExpiredCard: {
    label: 'Card that has expired',
    brand: 'visa',
    last4: '0069',
    declined: 'expired card',
  },
  pm_card_chargeDeclinedIncorrectCvc: {
    label: 'Card with a wrong security code',
    brand: 'visa',
    last4: '0127',
    declined: 'wrong security code',
  },
  pm_card_chargeDeclinedProcessingError: {
    label: 'Card whose bank fails',
    brand: 'visa',
    last4: '0119',
    declined: 'processing failed',
  },
  pm_card_createDispute: {
    label: 'Card whose payment is disputed as fraud',
    brand: 'visa',
    last4: '0259',
    disputed: { reason: 'fraudulent' },
  },
  pm_card_createDisputeProductNotReceived: {
    label: 'Card whose payment is disputed as not received',
    brand: 'visa',
    last4: '2685',
    disputed: { reason: 'product_not_received' },
  },
  pm_card_createDisputeInquiry: {
    label: 'Card whose bank asks about the payment',
    brand: 'visa',
    last4: '1976',
    disputed: { reason: 'fraudulent', inquiry: true },
  },
  pm_card_pendingRefund: {
    label: 'Card whose refunds are pending at first',
    brand: 'visa',
    last4: '7726',
    refunds: 'late',
  },
  pm_card_refundFail: { label: 'Card whose refunds fail later', brand: 'visa', last4: '5126', refunds: 'failing' },
}

/** All test cards, in the page's order. */
export const testCards = Object.entries(cards)

/** A test card by payment method, newer names with `visa` included. */
export function requireCard(name: string): { name: string; card: TestCard } {
  const short = name.replace(/^pm_card_visa_(?=chargeDeclined)/, 'pm_card_')
  const card = Object.hasOwn(cards, short) ? cards[short] : undefined
  if (card === undefined && name.startsWith('pm_card_')) throw refusal('unsupported card', { name })
  if (card === undefined) throw noSuch('PaymentMethod', name, 'payment_method')
  return { name: short, card }
}
