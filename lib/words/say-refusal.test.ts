import { expect, test } from 'vitest'
import type { GateRefusal } from '@/lib/payouts/vocabulary/payments/gate-refusal'
import words from './en.json'
import { sayRefusal } from './say-refusal'
import { speak } from './speak'
import forStaff from './staff.json'

const { refusals } = speak({}, new Date('2026-11-23T23:30:00Z'))
const { payer, coach } = words.refusals
const { staff } = forStaff.refusals
const reasons = Object.keys(staff) as GateRefusal[]

test('says every reason of the gate to coach and staff, in their own words', () => {
  const kept: Record<GateRefusal, string> = staff
  expect(Object.keys(coach)).toEqual(Object.keys(kept))
  for (const reason of reasons) {
    expect(sayRefusal('coach', reason, refusals)).toMatch(/^[A-Z].*\.$/)
    expect(sayRefusal('staff', reason, refusals)).toMatch(/^[a-zS].*[^.]$/)
    expect(sayRefusal('staff', reason, refusals)).not.toBe(reason)
  }
})

test('gives a client one sentence for any reason, and another where a different currency helps', () => {
  const [other, ...same] = ['other-currency', ...reasons.filter((reason) => reason !== 'other-currency')]
  expect(new Set(same.map((reason) => sayRefusal('payer', reason, refusals)))).toEqual(new Set([payer]))
  expect(payer).toContain('can’t be paid right now')
  expect(payer).not.toMatch(/hold|Stripe|account|payout|reject|currency/i)
  const told = sayRefusal('payer', other ?? '', refusals)
  expect(told).toContain('can’t be paid in this currency')
  expect(told).not.toMatch(/later|hold|Stripe|account|payout|reject/i)
})

test('shows an unknown code unchanged to staff', () => {
  expect(sayRefusal('staff', 'of-an-older-book', refusals)).toBe('of-an-older-book')
  expect(sayRefusal('payer', 'of-an-older-book', refusals)).toBe(payer)
  expect(sayRefusal('staff', 'reference-used', refusals)).toBe('the reference belongs to another payment')
})
