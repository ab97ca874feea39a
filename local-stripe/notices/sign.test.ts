import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { signatureHeader } from './sign'

const at = 1_800_000_000
const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'account.updated' })

test('the SDK accepts our signature, and refuses it for other bytes or another secret', () => {
  const header = signatureHeader(body, 'whsec_one', at)
  const read = (payload: string, secret: string) =>
    Stripe.webhooks.constructEvent(payload, header, secret, 300, undefined, at * 1000)
  expect(read(body, 'whsec_one').id).toBe('evt_1')
  expect(() => read(body.replace('evt_1', 'evt_2'), 'whsec_one')).toThrow(/signature/)
  expect(() => read(body, 'whsec_two')).toThrow(/signature/)
})

test('our signature is the one the SDK would make', () => {
  const made = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: 'whsec_one', timestamp: at })
  expect(signatureHeader(body, 'whsec_one', at)).toBe(made)
})
