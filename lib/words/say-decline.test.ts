import { expect, test } from 'vitest'
import type { PaymentRefusal } from '@/lib/payouts/vocabulary/payments/payment-refusal'
import { sayDecline } from './say-decline'
import { speak } from './speak'
import words from './staff.json'

const { refusals } = speak({}, new Date('2026-11-23T23:30:00Z'))
const declined: Record<PaymentRefusal, string> = words.refusals.declined

test.each(Object.entries(declined))(
  'explains to staff why the provider declined for %s, as part of a sentence',
  (code, said) => {
    expect(sayDecline(code, refusals)).toBe(said)
    expect(said).toMatch(/^([a-z]|Stripe ).*[^.]$/)
  },
)

test('shows a code of an older decision as it is', () =>
  expect(sayDecline('of-an-older-book', refusals)).toBe('of-an-older-book'))
