import type { payoutRefusals } from '../../api/refusals/payouts'
import type { Case, Cases, Scene } from './case'

function payingOut(form: string, account: string, says?: Case['says']): Case {
  return { method: 'POST', path: '/v1/payouts', form, headers: { 'stripe-account': account }, says }
}

/** A coach with a bank account, and payouts of theirs: automatic and by hand. */
export function payoutCases({ ready, banked, offInstant, automatic, byHand }: Scene): Cases<typeof payoutRefusals> {
  const asBanked = { 'stripe-account': banked }
  return {
    'payouts off': [payingOut('amount=10&currency=usd', ready)],
    'no bank account in the currency': [
      payingOut('amount=10&currency=eur', banked, { currency: 'eur' }),
      { method: 'POST', path: '/v1/payouts', form: 'amount=10&currency=usd', says: { currency: 'usd' } },
    ],
    'payout above balance': [
      payingOut('amount=99999&currency=usd', banked, { source: 'card' }),
      payingOut('amount=1&currency=usd&source_type=bank_account', banked, { source: 'bank account' }),
    ],
    'bank without instant payouts': [payingOut('amount=1&currency=gbp&method=instant', offInstant)],
    'payout not to be canceled': [
      {
        method: 'POST',
        path: `/v1/payouts/${automatic}/cancel`,
        headers: asBanked,
        says: { status: 'in_transit' },
      },
    ],
    'payout by hand': [{ path: `/v1/balance_transactions?payout=${byHand}`, headers: asBanked }],
  }
}
