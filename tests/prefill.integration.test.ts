import { expect } from 'vitest'
import type { OwnPrefill } from '../lib/payouts/accounts/prefill'
import type { CoachId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { questionsAsked } from './testing/hosted-form'
import type { Till } from './testing/till'

const test = backendTest({
  settings: {
    COACH_MCC: '8299',
    COACH_PRODUCT_DESCRIPTION: 'Lessons by video, booked and paid one by one',
    COACH_PROFILE_URL: 'https://example.com/coaches/{reference}',
    CLIENT_SUPPORT_PHONE: '+1 415 555 0123',
  },
})

const own: OwnPrefill = {
  businessType: 'individual',
  firstName: 'Ana',
  lastName: 'Ruiz',
  phone: '+4915112345678',
  website: 'https://ana.example.com/',
}

const sold = ['business_profile.mcc', 'business_profile.product_description', 'business_profile.url']
const who = ['business_type', 'person.first_name', 'person.last_name', 'person.phone']

test('Stripe’s form asks a coach 14 fields in Germany and 18 in the US; 11 and 15 with our settings; 7 and 11 with our form', async ({
  backend,
  till,
}) => {
  for (const [country, before, withSettings, withForm] of [
    ['DE', 14, 11, 7],
    ['US', 18, 15, 11],
  ] as const) {
    const all = await questionsAsked(await linkWithoutPrefill(till, country))
    const asked = await questionsAsked(await linkOf(backend, await newCoach(backend), country, {}))
    const rest = await questionsAsked(await linkOf(backend, await newCoach(backend), country, own))
    expect([all.length, asked.length, rest.length], country).toEqual([before, withSettings, withForm])
    expect(all.filter((field) => !asked.includes(field))).toEqual(sold)
    expect(asked.filter((field) => !rest.includes(field))).toEqual(who)
  }
})

test('gives Stripe the coach’s page on the platform unless they typed a website', async ({ backend, till }) => {
  const profileOf = async (typed: OwnPrefill) => {
    const coachId = await newCoach(backend, `ana:${crypto.randomUUID()}`)
    await linkOf(backend, coachId, 'DE', typed)
    const [account] = await backend.accountsOf(coachId)
    const path = `/v1/accounts/${account?.id}`
    return (await till.atStripe<{ business_profile: Record<string, string> }>('GET', path)).business_profile
  }
  expect(await profileOf({})).toMatchObject({
    ...{ mcc: '8299', support_email: 'help@example.com', support_phone: '+14155550123' },
    url: expect.stringMatching(/^https:\/\/example\.com\/coaches\/ana%3A/),
  })
  expect(await profileOf(own)).toMatchObject({ mcc: '8299', url: 'https://ana.example.com/' })
})

test('repeats a lost request as it was, and keeps nothing of it once the account is stored', async ({ backend }) => {
  const coachId = await newCoach(backend)
  await backend.control('POST', '/_control/faults', {
    ...{ kind: 'cut', when: 'after', times: 3, method: 'POST', path: '/v1/accounts' },
  })
  expect(await backend.payouts.setUp(coachId, 'DE', null, own)).toEqual({ kind: 'away' })
  expect(await rowsNaming(backend, coachId, 'Ruiz')).toBe(1)
  await linkOf(backend, coachId, 'DE', { ...own, phone: '+4915100000000' })
  expect(await backend.accountsOf(coachId)).toHaveLength(1)
  expect(await rowsNaming(backend, coachId, 'Ruiz')).toBe(0)
})

test('opens the account without what Stripe refuses of it', async ({ backend }) => {
  const coachId = await newCoach(backend)
  await linkOf(backend, coachId, 'DE', { ...own, phone: 'not a number' })
  expect(await backend.accountsOf(coachId)).toHaveLength(1)
})

async function linkOf(backend: Backend, coachId: CoachId, country: string, typed: OwnPrefill): Promise<string> {
  const answer = await backend.payouts.setUp(coachId, country, null, typed)
  if (answer.kind !== 'link') throw new Error(`no link: ${JSON.stringify(answer)}`)
  return answer.url
}

async function linkWithoutPrefill(till: Till, country: string): Promise<string> {
  const { id } = await till.atStripe('POST', '/v1/accounts', {
    ...{ type: 'express', country, email: 'ana@example.com' },
    ...{ 'capabilities[card_payments][requested]': 'true', 'capabilities[transfers][requested]': 'true' },
  })
  const { url } = await till.atStripe<{ url: string }>('POST', '/v1/account_links', {
    ...{ account: id, type: 'account_onboarding' },
    ...{ refresh_url: 'http://localhost:3000/refresh', return_url: 'http://localhost:3000/return' },
  })
  return url
}

async function newCoach(backend: Backend, reference: string = crypto.randomUUID()): Promise<CoachId> {
  const email = `${crypto.randomUUID()}@example.com`
  const coach = { email, name: 'Ana', reference, by: { kind: 'machine' } as const }
  const coachId = await backend.operator.addCoach(coach)
  if (coachId === null) throw new Error('the address was taken')
  return coachId
}

async function rowsNaming({ database }: Backend, coachId: CoachId, text: string): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM payout_setup WHERE coach_id = $1 AND payout_setup::text LIKE $2',
    [coachId, `%${text}%`],
  )
  return rows[0]?.count ?? 0
}
