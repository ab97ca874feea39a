import { expect, test } from 'vitest'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { paymentsHref, toPaymentFilter } from './payment-filter'

const everything = { coachId: null, state: null, search: '', cursor: null } as const

test('shows everyone’s newest payments without a query', () => {
  expect(toPaymentFilter({})).toEqual(everything)
})

test.each([
  { state: 'nonsense' },
  { state: '' },
  { state: ['paid', 'open'] },
  { search: ['a', 'b'] },
  { search: 'x'.repeat(201) },
  { search: '\0\u0007' },
  { cursor: ['a', 'b'] },
  { cursor: 'x'.repeat(301) },
  { coachId: 'somebody' },
  { coach: ['a', 'b'] },
  { coach: 'x'.repeat(65) },
  { coach: 'ana@example.com' },
])('ignores an invalid payment parameter: %j', (params) => {
  expect(toPaymentFilter(params)).toEqual(everything)
})

test('reads a payment filter back from the address made of it', () => {
  const filter = { coachId: 'c1-a' as CoachId, state: 'to-answer', search: 'a & b=c', cursor: 'x_-1' } as const
  const { searchParams } = new URL(paymentsHref(filter), 'http://localhost')
  expect(toPaymentFilter(Object.fromEntries(searchParams))).toEqual(filter)
  expect(paymentsHref(everything)).toBe('/admin/payments')
})
