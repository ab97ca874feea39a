import type { declinedCardRefusals } from '../../api/refusals/declined-cards'
import type { paymentRefusals } from '../../api/refusals/payments'
import type { Case, Cases, Scene } from './case'

const noRedirects = 'automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never'
const confirmable = 'requires_payment_method, requires_confirmation, requires_action'
const cancellable = 'requires_payment_method, requires_capture, requires_confirmation, requires_action'

export function paymentCases(scene: Scene): Cases<typeof paymentRefusals & typeof declinedCardRefusals> {
  const { unpaid, paid, charge, canceled, held, refunded, disputed, plain, lost, asked } = scene
  const act = (intent: string, name: string, form = '', says: Case['says'] = {}): Case => ({
    method: 'POST',
    path: `/v1/payment_intents/${intent}/${name}`,
    form,
    says,
  })
  const paying = (card: string): Case => ({
    method: 'POST',
    path: '/v1/payment_intents',
    form: `amount=500&currency=usd&confirm=true&payment_method=pm_card_${card}&${noRedirects}`,
  })
  const updating = (intent: string, form: string, says: Case['says'] = {}): Case => ({
    method: 'POST',
    path: `/v1/payment_intents/${intent}`,
    form,
    says,
  })
  const refunding = (form: string, says: Case['says'] = {}): Case => ({
    method: 'POST',
    path: '/v1/refunds',
    form,
    says,
  })
  const creating = (form: string): Case => ({
    method: 'POST',
    path: '/v1/payment_intents',
    form: `amount=500&currency=usd&${form}`,
  })
  return {
    'no return address': [
      creating('confirm=true&payment_method=pm_card_visa'),
      creating('confirm=true&payment_method=pm_card_visa&automatic_payment_methods[enabled]=true'),
    ],
    'unsupported card': [{ ...creating('payment_method=pm_card_discover'), says: { name: 'pm_card_discover' } }],
    'no payment method': [act(unpaid, 'confirm'), creating(`confirm=true&${noRedirects}`)],
    'address without confirming': [creating('return_url=http://127.0.0.1/')],
    'already paid': [act(paid, 'confirm', 'payment_method=pm_card_visa')],
    'not to be confirmed': [
      act(canceled, 'confirm', '', { status: 'canceled', statuses: confirmable }),
      act(held, 'confirm', '', { status: 'requires_capture', statuses: confirmable }),
    ],
    'not to be updated': [
      updating(held, 'transfer_data[amount]=1', {
        param: 'transfer_data',
        status: 'requires_capture',
        statuses: confirmable,
      }),
      updating(canceled, 'application_fee_amount=1', {
        param: 'application_fee_amount',
        status: 'canceled',
        statuses: confirmable,
      }),
      ...['amount=600', 'capture_method=manual', 'currency=eur', 'payment_method=pm_card_visa', 'transfer_group=g'].map(
        (form) => updating(paid, form, { param: form.split('=')[0] ?? '', status: 'succeeded', statuses: confirmable }),
      ),
    ],
    'fee after capture': [updating(paid, 'application_fee_amount=1')],
    'not to be captured': [
      act(unpaid, 'capture', '', { status: 'requires_payment_method' }),
      act(paid, 'capture', '', { status: 'succeeded' }),
      act(canceled, 'capture', '', { status: 'canceled' }),
    ],
    'capture above amount': [act(held, 'capture', 'amount_to_capture=1001', { amount: 1001, capturable: 1000 })],
    'not to be cancelled': [
      act(paid, 'cancel', '', { status: 'succeeded', statuses: cancellable }),
      act(canceled, 'cancel', '', { status: 'canceled', statuses: cancellable }),
    ],
    declined: [paying('chargeDeclined'), paying('visa_chargeDeclined')],
    'insufficient funds': [
      paying('chargeDeclinedInsufficientFunds'),
      act(unpaid, 'confirm', 'payment_method=pm_card_visa_chargeDeclinedInsufficientFunds'),
    ],
    'lost card': [paying('chargeDeclinedLostCard')],
    'stolen card': [paying('chargeDeclinedStolenCard')],
    'expired card': [paying('chargeDeclinedExpiredCard')],
    'wrong security code': [paying('chargeDeclinedIncorrectCvc')],
    'processing failed': [paying('chargeDeclinedProcessingError')],
    'nothing named to refund': [refunding('amount=5')],
    'nothing paid to refund': [
      refunding(`payment_intent=${unpaid}`, { intent: unpaid }),
      refunding(`payment_intent=${held}`, { intent: held }),
      refunding(`payment_intent=${canceled}`, { intent: canceled }),
    ],
    'all refunded': [refunding(`charge=${refunded}`, { charge: refunded })],
    'refund above the rest': [refunding(`charge=${charge}&amount=1001`, { amount: '$10.01', left: '$10.00' })],
    'charged back': [refunding(`charge=${disputed}`, { charge: disputed })],
    'no transfer to reverse': [refunding(`charge=${plain}&reverse_transfer=true`, { charge: plain })],
    'no fee to return': [refunding(`charge=${charge}&refund_application_fee=true`, { charge })],
    'inquiry not accepted': [{ method: 'POST', path: `/v1/disputes/${asked}/close` }],
    'dispute over': [
      { method: 'POST', path: `/v1/disputes/${lost}/close` },
      { method: 'POST', path: `/v1/disputes/${lost}`, form: 'evidence[uncategorized_text]=late' },
    ],
  }
}
