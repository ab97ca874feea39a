import type { amountAndTransferRefusals } from '../../api/refusals/amounts-and-transfers'
import { currencies } from '../../data/currencies'
import type { Case, Cases, Scene } from './case'

function paying(form: string, says?: Case['says']): Case {
  return { method: 'POST', path: '/v1/payment_intents', form, says }
}

function sending(form: string, says?: Case['says']): Case {
  return { method: 'POST', path: '/v1/transfers', form, says }
}

function reversing(transfer: string, form: string, says: Case['says']): Case {
  return { method: 'POST', path: `/v1/transfers/${transfer}/reversals`, form, says }
}

/** One below each currency's minimum, and the minimum as people write it; docs.stripe.com/currencies. */
const belowLeast: [string, number, string][] = [
  ['usd', 49, '$0.50'],
  ['eur', 49, '€0.50'],
  ['gbp', 29, '£0.30'],
  ['aed', 199, 'AED\u00a02.00'],
  ['aud', 49, 'A$0.50'],
  ['brl', 49, 'R$0.50'],
  ['cad', 49, 'CA$0.50'],
  ['chf', 49, 'CHF\u00a00.50'],
  ['czk', 1499, 'CZK\u00a015.00'],
  ['dkk', 249, 'DKK\u00a02.50'],
  ['hkd', 399, 'HK$4.00'],
  ['huf', 17_499, 'HUF\u00a0175.00'],
  ['inr', 49, '₹0.50'],
  ['jpy', 49, '¥50'],
  ['krw', 49, '₩50'],
  ['mxn', 999, 'MX$10.00'],
  ['myr', 199, 'MYR\u00a02.00'],
  ['nok', 299, 'NOK\u00a03.00'],
  ['nzd', 49, 'NZ$0.50'],
  ['pln', 199, 'PLN\u00a02.00'],
  ['ron', 199, 'RON\u00a02.00'],
  ['sek', 299, 'SEK\u00a03.00'],
  ['sgd', 49, 'SGD\u00a00.50'],
  ['thb', 999, 'THB\u00a010.00'],
]

export function amountAndTransferCases({
  fresh,
  ready,
  afar,
  unpaid,
  alone,
  charge: paid,
  plain,
  refunded,
  sent,
  takenBack,
}: Scene): Cases<typeof amountAndTransferRefusals> {
  const charge = `amount=500&currency=usd&transfer_data[destination]=${ready}`
  const inIntent = { param: 'transfer_data[destination]' }
  const toReady = `currency=usd&destination=${ready}`
  const inIsk = `amount=500&currency=isk&transfer_data[destination]=${ready}`
  const ofIsk = { currency: 'isk', step: 100 }
  const tooSmall = belowLeast.map(([currency, amount, least]) =>
    paying(`amount=${amount}&currency=${currency}`, { least, currency }),
  )
  return {
    'unknown currency': ['euro', 'xxx'].map((currency) =>
      paying(`amount=500&currency=${currency}`, { currency, currencies: currencies.join(', ') }),
    ) as [Case, Case],
    'amount too small': tooSmall as [Case, ...Case[]],
    'amount too large': [paying('amount=100000000&currency=usd', { most: '$999,999.99' })],
    'amount not even': [
      paying('amount=501&currency=isk', { currency: 'isk', step: 100, param: 'amount' }),
      paying('amount=550&currency=ugx', { currency: 'ugx', step: 100, param: 'amount' }),
      paying('amount=5001&currency=kwd', { currency: 'kwd', step: 10, param: 'amount' }),
      paying(`${inIsk}&application_fee_amount=55`, { ...ofIsk, param: 'application_fee_amount' }),
      paying(`${inIsk}&transfer_data[amount]=55`, { ...ofIsk, param: 'transfer_data[amount]' }),
    ],
    'destination without transfers': [
      paying(`amount=500&currency=usd&transfer_data[destination]=${fresh}`, inIntent),
      sending(`amount=5&currency=usd&destination=${fresh}`, { param: 'destination' }),
    ],
    'destination out of region': [
      paying(`amount=500&currency=usd&transfer_data[destination]=${afar}`, { country: 'AU', ...inIntent }),
      sending(`amount=5&currency=usd&destination=${afar}`, { country: 'AU', param: 'destination' }),
    ],
    'fee without destination': [paying('amount=500&currency=usd&application_fee_amount=5')],
    'fee below zero': [paying(`${charge}&application_fee_amount=-1`)],
    'fee above amount': [
      paying(`${charge}&application_fee_amount=501`),
      { method: 'POST', path: `/v1/payment_intents/${unpaid}`, form: 'application_fee_amount=1001' },
    ],
    'transfer above amount': [paying(`${charge}&transfer_data[amount]=501`)],
    'transfer without destination': [
      { method: 'POST', path: `/v1/payment_intents/${alone}`, form: 'transfer_data[amount]=5' },
    ],
    'no payment method type': [paying('amount=500&currency=usd&allowed_payment_method_types[0]=us_bank_account')],
    'on behalf without card payments': [paying(`${charge}&on_behalf_of=${ready}`, { account: ready })],
    'on behalf of another': [
      paying(`amount=500&currency=usd&on_behalf_of=${ready}`),
      paying(`${charge}&on_behalf_of=${fresh}`),
    ],
    'source in another currency': [
      sending(`amount=5&currency=eur&destination=${ready}&source_transaction=${plain}`, { currency: 'usd' }),
    ],
    'transfer above source': [
      sending(`${toReady}&amount=801&source_transaction=${plain}`, {
        most: '$10.00',
        already: ' (There is already a transfer using this source, amounting to $2.00.)',
      }),
      sending(`${toReady}&amount=1&source_transaction=${paid}`, {
        most: '$10.00',
        already: ' (There is already a transfer using this source, amounting to $10.00.)',
      }),
      sending(`${toReady}&amount=1&source_transaction=${refunded}`, { most: '$0.00', already: '' }),
    ],
    'balance too low': [sending(`${toReady}&amount=99999999`)],
    'all reversed': [reversing(takenBack, '', { transfer: takenBack })],
    'reversal above the rest': [reversing(sent, 'amount=101', { amount: '$1.01', left: '$1.00' })],
    'too many endpoints': [
      { method: 'POST', path: '/v1/webhook_endpoints', form: 'url=http://127.0.0.1:9/&enabled_events[0]=*' },
    ],
  }
}
