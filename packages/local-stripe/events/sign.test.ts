import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { signatureHeader } from './sign'

const at = 1_800_000_000
const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'account.updated' })

test('signs so that the SDK accepts it, and refuses other bytes or secrets', () => {
  const header = signatureHeader(body, ['whsec_one'], at)
  expect(read(header, body, 'whsec_one').id).toBe('evt_1')
  expect(() => read(header, body.replace('evt_1', 'evt_2'), 'whsec_one')).toThrow(/signature/)
  expect(() => read(header, body, 'whsec_two')).toThrow(/signature/)
})

test('signs as the SDK would, with test mode’s v0 appended', () => {
  const made = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: 'whsec_one', timestamp: at })
  expect(signatureHeader(body, ['whsec_one'], at)).toMatch(new RegExp(`^${made},v0=[0-9a-f]{64}$`))
})

test('signs for both secrets during a roll', () => {
  const header = signatureHeader(body, ['whsec_new', 'whsec_old'], at)
  for (const secret of ['whsec_new', 'whsec_old']) expect(read(header, body, secret).id).toBe('evt_1')
  expect(() => read(header, body, 'whsec_other')).toThrow(/signature/)
})

function read(header: string, payload: string, secret: string): Stripe.Event {
  return Stripe.webhooks.constructEvent(payload, header, secret, 300, undefined, at * 1000)
}
