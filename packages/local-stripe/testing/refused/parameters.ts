import type { parameterRefusals } from '../../api/refusals/parameters'
import type { Case, Cases, Scene } from './case'

const choices = 'company, government_entity, individual, or non_profit'
const long = 'ab'.repeat(2501)

function creating(form: string, says: Case['says']): Case {
  return { method: 'POST', path: '/v1/accounts', form: `type=express&${form}`, says }
}

function linking(form: string, says: Case['says']): Case {
  return { method: 'POST', path: '/v1/account_links', form, says }
}

function paying(form: string, says: Case['says']): Case {
  return { method: 'POST', path: '/v1/payment_intents', form, says }
}

function listing(query: string, says: Case['says']): Case {
  return { path: `/v1/accounts?${query}`, says }
}

function hearing(form: string, says: Case['says']): Case {
  return { method: 'POST', path: '/v1/webhook_endpoints', form, says }
}

export function parameterCases({ fresh, ready }: Scene): Cases<typeof parameterRefusals> {
  const start = `account=${fresh}&type=account_onboarding`
  const charge = `amount=500&currency=usd&transfer_data[destination]=${ready}`
  return {
    'unknown parameter': [
      creating('foo=1', { param: 'foo' }),
      creating('capabilities[transfers][wanted]=true', { param: 'capabilities[transfers][wanted]' }),
      listing('created[than]=1', { param: 'created[than]' }),
      listing('foo[0]=1', { param: 'foo' }),
      // Removed in this API version.
      paying(`${charge}&payment_method_types[0]=card`, { param: 'payment_method_types' }),
    ],
    'unknown parameters': [creating('foo=1&bar=2', { param: 'foo', params: 'foo, bar' })],
    'missing parameter': [
      linking(`account=${fresh}`, { param: 'type' }),
      linking(start, { param: 'refresh_url' }),
      linking(`${start}&refresh_url=http://127.0.0.1/a`, { param: 'return_url' }),
      paying('currency=usd', { param: 'amount' }),
      paying('amount=500&currency=usd&transfer_data[amount]=1', { param: 'transfer_data[destination]' }),
    ],
    'unsupported event': [
      {
        method: 'POST',
        path: '/v1/webhook_endpoints',
        form: 'url=http://localhost:9/x&enabled_events[0]=account.updated&enabled_events[1]=topup.succeeded',
        says: { type: 'topup.succeeded', at: 1 },
      },
    ],
    'unsupported parameter': [
      paying(`${charge}&receipt_email=a@b.example`, { param: 'receipt_email' }),
      paying(`${charge}&transfer_data[description]=x`, { param: 'transfer_data[description]' }),
    ],
    'bad choice': [
      creating('business_type=club', { param: 'business_type', choices }),
      linking(`account=${fresh}&type=a&collection_options[fields]=all`, {
        param: 'collection_options[fields]',
        choices: 'currently_due or eventually_due',
      }),
    ],
    'bad integer': [
      paying('amount=ten&currency=usd', { param: 'amount', value: 'ten' }),
      paying('amount=10.5&currency=usd', { param: 'amount', value: '10.5' }),
      paying('amount=1e3&currency=usd', { param: 'amount', value: '1e3' }),
      paying(`${charge}&application_fee_amount=x`, { param: 'application_fee_amount', value: 'x' }),
      listing('limit=many', { param: 'limit', value: 'many' }),
      listing('created[gt]=now', { param: 'created[gt]', value: 'now' }),
    ],
    'number too small': [
      paying('amount=0&currency=usd', { param: 'amount', least: 1 }),
      paying('amount=-5&currency=usd', { param: 'amount', least: 1 }),
      paying(`${charge}&transfer_data[amount]=0`, { param: 'transfer_data[amount]', least: 1 }),
      listing('limit=0', { param: 'limit', least: 1 }),
    ],
    'number too large': [listing('limit=101', { param: 'limit', most: 100, value: 101 })],
    'one or the other': [
      creating('controller[stripe_dashboard][type]=express', { param: 'type', params: 'type, controller' }),
      listing('starting_after=a&ending_before=b', { param: 'ending_before', params: 'ending_before, starting_after' }),
      { path: '/v1/events?type=a&types[0]=b', says: { param: 'type', params: 'type, types' } },
      paying(`${charge}&application_fee_amount=5&transfer_data[amount]=100`, {
        param: 'application_fee_amount',
        params: 'application_fee_amount, transfer_data[amount]',
      }),
    ],
    'bad boolean': [
      creating('capabilities[transfers][requested]=maybe', {
        param: 'capabilities[transfers][requested]',
        value: 'maybe',
      }),
    ],
    'bad array': [hearing('url=http://127.0.0.1/&enabled_events=*', { param: 'enabled_events' })],
    'bad object': [
      creating('business_profile=shop', { param: 'business_profile' }),
      creating('business_profile[0]=shop', { param: 'business_profile' }),
      creating('metadata=none', { param: 'metadata' }),
    ],
    'bad string': [
      creating('email[a]=b', { param: 'email', value: '{"a":"b"}' }),
      creating('country[0]=US', { param: 'country', value: '["US"]' }),
    ],
    'empty value': [
      creating('email=', { param: 'email' }),
      creating('business_type=', { param: 'business_type' }),
      creating('business_profile[url]=', { param: 'business_profile[url]' }),
      linking('account=&type=account_onboarding', { param: 'account' }),
      paying('amount=&currency=usd', { param: 'amount' }),
    ],
    'too long': [
      creating(`email=${long}`, { param: 'email', value: 'abab...abab', most: 5000 }),
      creating('business_profile[mcc]=12345', { param: 'business_profile[mcc]', value: '1234...2345', most: 4 }),
      creating(`company[address][line1]=${long}`, {
        param: 'company[address][line1]',
        value: 'abab...abab',
        most: 200,
      }),
      creating(`company[name]=${long}`, { param: 'company[name]', value: 'abab...abab', most: 200 }),
      creating(`individual[address][city]=${long}`, {
        param: 'individual[address][city]',
        value: 'abab...abab',
        most: 100,
      }),
      creating(`settings[payments][statement_descriptor]=${'ab'.repeat(12)}`, {
        param: 'settings[payments][statement_descriptor]',
        value: 'abab...abab',
        most: 22,
      }),
    ],
    'metadata too long': [creating(`metadata[a]=${'b'.repeat(501)}`, { length: 501, value: 'b'.repeat(501) })],
    'metadata key too long': [creating(`metadata[${'a'.repeat(41)}]=b`, { length: 41, value: 'a'.repeat(41) })],
    'too much metadata': [
      creating(Array.from({ length: 51 }, (_, place) => `metadata[key${place}]=b`).join('&'), { count: 51 }),
    ],
    'bad email': [creating('email=nobody', { param: 'email', value: 'nobody' })],
    'bad address': [
      linking(`${start}&refresh_url=nowhere&return_url=http://127.0.0.1/`, { param: 'refresh_url' }),
      linking(`${start}&refresh_url=http://127.0.0.1/&return_url=ftp://a.example`, { param: 'return_url' }),
      hearing('url=ftp://a.example&enabled_events[0]=*', { param: 'url' }),
    ],
  }
}
