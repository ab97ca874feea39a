import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toNextPath } from './next-path'

test.each([
  '/payouts',
  '/payouts/return',
  '/payouts/refresh',
  '/admin/coaches',
  '/admin/coaches/add',
  '/admin/coaches/c1a2-b3',
  '/payouts/payments',
  '/payouts/money',
  '/payouts/money?month=2026-11',
  '/payouts/money/statement/2026',
  '/admin/payments',
  '/admin/payments/order:1'.replace(':', '%3A'),
  '/admin/payments/order-1.a_b',
  '/admin/payments/order-1/refund',
  '/admin/payments/order-1/refund?amount=12.50',
  '/admin/payments/order-1/refund?id=0b94c2a6-9a3c-4d0a-9a69-6f1f7a3f6d0e&amount=12.50&takesBack=yes',
  '/admin/keys',
  '/admin/keys?name=Booking+%F0%9F%94%91&scopes=charges&scopes=readiness',
  '/admin/health',
  '/admin/search',
  '/admin/audit',
  '/admin/batches',
  '/admin/batches/0b94c2a6-9a3c-4d0a-9a69-6f1f7a3f6d0e',
  '/admin/reports',
  '/admin/reports?from=2026-11-01&to=2026-11-30',
])('accepts %s as a page of ours', (path) => expect(toNextPath(path)).toBe(path))

test.each([
  '//evil.example',
  '/\\evil.example',
  '/%2f%2fevil.example',
  'https://evil.example/payouts',
  'https://localhost@evil.example/',
  'javascript:alert(1)',
  '/payouts/../../evil',
  '/payouts?x=//evil',
  '/admin/payments/..',
  '/admin/payments/.',
  '/admin/payments/a%2fb',
  '/admin/payments/../refund',
  '/admin/payments/order-1/refund?amount=//evil.example',
  '/admin/payments/order-1/refund?amount=1&next=//evil.example',
  '/admin/batches/0b94c2a6-9a3c-4d0a-9a69-6f1f7a3f6d0e/live',
  '/admin/keys?name=//evil.example',
  '/admin/keys?next=//evil.example',
  '/admin/reports?from=2026-11-01',
  '/admin/reports?from=2026-11-01&to=//evil.example',
  '/admin/reports/movements.csv?from=2026-11-01&to=2026-11-30',
  '/payouts\n',
  '/payouts/money?month=//evil.example',
  '/payouts/money/payouts.csv?year=2026',
  '/payouts/money/statement/../../admin',
  '/api/auth/callback/email',
  '',
  undefined,
  ['/payouts'],
])('refuses %o as a page', (path) => expect(toNextPath(path)).toBeNull())

test('never redirects to another site', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '//',
    '%2f',
    '%5c',
    '..',
    '@',
    ':',
    '?',
    '#',
    'https:',
    'evil.example',
    'payouts',
    'admin',
  )
  const asked = fc.oneof(
    fc.string(),
    fc.array(piece).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(asked, (text) => {
      const path = toNextPath(text)
      if (path === null) return
      const { origin, pathname, search } = new URL(path, 'https://pay.example.com')
      expect([origin, pathname + search]).toEqual(['https://pay.example.com', text])
    }),
    { numRuns: 2000 },
  )
})
