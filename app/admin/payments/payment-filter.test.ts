import { expect, test } from 'vitest'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { paymentsHref, toPaymentFilter } from './payment-filter'

const everything = { coachId: null, state: null, search: '', cursor: null } as const

test('an address without questions shows the newest payments of everybody', () => {
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
])('a part of a question about payments that makes no sense counts as not given: %j', (params) => {
  expect(toPaymentFilter(params)).toEqual(everything)
})

test('an address made from a filter of payments asks for that filter', () => {
  const filter = { coachId: 'c1-a' as CoachId, state: 'to-answer', search: 'a & b=c', cursor: 'x_-1' } as const
  const { searchParams } = new URL(paymentsHref(filter), 'http://localhost')
  expect(toPaymentFilter(Object.fromEntries(searchParams))).toEqual(filter)
  expect(paymentsHref(everything)).toBe('/admin/payments')
})
