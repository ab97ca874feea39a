import type { accountRefusals } from '../../api/refusals/accounts'
import { testKey } from '../start'
import type { Case, Cases, Scene } from './case'

const key = `${testKey.slice(0, 8)}****${testKey.slice(-4)}`
const addresses = 'refresh_url=http://127.0.0.1/a&return_url=http://127.0.0.1/b'

function post(path: string, form: string, says?: Case['says']): Case {
  return { method: 'POST', path, form, says }
}

const schedule = 'settings[payouts][schedule]'

export function accountCases({ fresh, linked, withdrawn, foreign, rejected }: Scene): Cases<typeof accountRefusals> {
  const links = '/v1/account_links'
  const accounts = '/v1/accounts'
  const capabilities = (names: string[]) => names.map((name) => `capabilities[${name}][requested]=true`).join('&')
  const reached = (account: string): Case => ({ path: `${accounts}/${account}`, says: { key, account } })
  return {
    'account out of reach': [
      reached('acct_nobody'),
      reached(withdrawn),
      reached(foreign),
      post(links, `account=${foreign}&type=account_onboarding&${addresses}`, { key, account: foreign }),
      post(`${accounts}/${withdrawn}/login_links`, '', { key, account: withdrawn }),
      { path: '/v1/account', headers: { 'stripe-account': foreign }, says: { key, account: foreign } },
    ],
    'no such object': [
      { path: '/v1/events/evt_1', says: { kind: 'event', id: 'evt_1', param: 'id' } },
      { path: '/v1/payment_intents/pi_1', says: { kind: 'payment_intent', id: 'pi_1', param: 'intent' } },
      { path: '/v1/webhook_endpoints/we_1', says: { kind: 'webhook endpoint', id: 'we_1', param: 'id' } },
    ],
    'no such object in a parameter': [
      {
        path: '/v1/events?starting_after=evt_1',
        says: { kind: 'event', id: 'evt_1', param: 'starting_after' },
      },
      post('/v1/payment_intents', 'amount=500&currency=usd&payment_method=pm_nobody', {
        kind: 'PaymentMethod',
        id: 'pm_nobody',
        param: 'payment_method',
      }),
      // A refund cannot be refunded.
      post('/v1/refunds', 'charge=re_1', { kind: 'charge', id: 're_1', param: 'charge' }),
      post('/v1/refunds', 'payment_intent=pi_1', { kind: 'payment_intent', id: 'pi_1', param: 'payment_intent' }),
      { path: '/v1/refunds?starting_after=ch_1', says: { kind: 'refund', id: 'ch_1', param: 'starting_after' } },
      post('/v1/payment_intents', 'amount=500&currency=usd&transfer_data[destination]=acct_nobody', {
        kind: 'destination',
        id: 'acct_nobody',
        param: 'transfer_data[destination]',
      }),
    ],
    'country not supported': [
      post(accounts, 'type=express&country=XX', { country: 'XX' }),
      post(accounts, 'type=express&country=us', { country: 'us' }),
    ],
    'recipient agreement at home': [
      post(accounts, 'type=express&country=US&tos_acceptance[service_agreement]=recipient', {
        platform: 'US',
        country: 'US',
      }),
    ],
    'unsupported agreement': [post(accounts, 'type=express&country=US&tos_acceptance[service_agreement]=full')],
    'not Express': [
      post(accounts, 'type=custom'),
      post(accounts, 'country=US'),
      post(accounts, 'controller[stripe_dashboard][type]=express&controller[requirement_collection]=application'),
    ],
    'unsupported capability': [
      post(accounts, `type=express&${capabilities(['klarna_payments'])}`, {
        known: 'card_payments and transfers',
        capability: 'klarna_payments',
      }),
    ],
    'no such capability': [{ path: `${accounts}/${fresh}/capabilities/flying`, says: { capability: 'flying' } }],
    'card payments alone': [post(accounts, `type=express&${capabilities(['card_payments'])}`)],
    'transfers alone': [post(accounts, `type=express&country=US&${capabilities(['transfers'])}`, { country: 'US' })],
    'terms in their place': [post(`${accounts}/${fresh}`, 'tos_acceptance[ip]=127.0.0.1')],
    'payouts too soon': [post(`${accounts}/${fresh}`, 'settings[payouts][schedule][delay_days]=1', { least: 2 })],
    'payout day of another interval': [
      post(`${accounts}/${fresh}`, `${schedule}[weekly_anchor]=monday`, {
        param: `${schedule}[weekly_anchor]`,
        day: 'weekly_anchor',
        interval: 'weekly',
      }),
      post(`${accounts}/${fresh}`, `${schedule}[interval]=weekly&${schedule}[monthly_payout_days][0]=3`, {
        param: `${schedule}[monthly_payout_days]`,
        day: 'monthly_payout_days',
        interval: 'monthly',
      }),
    ],
    'business type after a link': [
      post(`${accounts}/${linked}`, 'business_type=individual', { param: 'business_type', account: linked }),
    ],
    'data of another type': [
      post(accounts, 'type=express&individual[first_name]=Ana', { param: 'individual' }),
      post(accounts, 'type=express&business_type=individual&company[name]=Ana', { param: 'company' }),
      post(accounts, 'type=express&business_type=company&individual[first_name]=Ana', { param: 'individual' }),
    ],
    'bad mcc': [
      post(accounts, 'type=express&business_profile[mcc]=82x9', { value: '82x9', param: 'business_profile[mcc]' }),
    ],
    'bad phone': [
      post(accounts, 'type=express&business_type=individual&individual[phone]=call', {
        value: 'call',
        param: 'individual[phone]',
      }),
    ],
    'account update': [post(links, `account=${fresh}&type=account_update&${addresses}`, { type: 'account_update' })],
    'login before onboarding': [post(`${accounts}/${fresh}/login_links`, '')],
    'rejected already': [post(`${accounts}/${rejected}/reject`, 'reason=other')],
    'not rejected': [post(`${accounts}/${fresh}/unreject`, '')],
  }
}
