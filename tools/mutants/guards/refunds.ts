import type { Guard } from './guard'

export const refundGuards: Guard[] = [
  {
    name: 'refunding no more than is left',
    file: 'lib/payouts/payments/refunds/refund-problem.ts',
    guard: "return amount > left ? { kind: 'too-much', left } : null",
    without: 'return null',
    tests: ['integration', 'tests/refunds'],
  },
  {
    name: 'one refund of a charge at a time',
    file: 'lib/store/payments/refund-store.ts',
    guard: "if (others !== 0) return 'under-way'",
    without: '',
    tests: ['integration', 'tests/refunds'],
  },
  {
    name: 'refunding only what was agreed to',
    file: 'lib/payouts/payments/refunds/refund.ts',
    guard: "if (left !== null && leftSeen !== null && left !== leftSeen) return { kind: 'changed' }",
    without: '',
    tests: ['integration', 'tests/refunds'],
  },
  {
    name: 'judging a refund by what is left at that moment',
    file: 'lib/store/payments/refund-store.ts',
    guard: "if (left !== null && (await leftOf(tx, reference)) !== left) return 'changed'",
    without: '',
    tests: ['integration', 'tests/refunds'],
  },
  {
    name: 'seeing what came of another refund first',
    file: 'lib/payouts/payments/refunds/refund.ts',
    guard: "if (other !== null && other.id !== id) return { kind: 'under-way' }",
    without: '',
    tests: ['integration', 'tests/refunds'],
  },
  {
    name: 'a look that began before a refund leaving the next look alone',
    file: 'lib/store/payments/payment-check-store.ts',
    guard: `CASE WHEN checks = \${number} THEN`,
    without: 'CASE WHEN true THEN',
    tests: ['integration', 'tests/refunds'],
  },
  {
    name: 'signing in again before money is given away',
    file: 'lib/auth/guards.ts',
    guard: 'const recentSessionMilliseconds = 15 * 60 * 1000',
    without: 'const recentSessionMilliseconds = adminSessionMilliseconds',
    tests: ['integration', 'lib/auth/guards'],
  },
  {
    name: 'one refund for each form',
    file: 'lib/stripe/payments/refund-payment.ts',
    guard: `{ idempotencyKey: \`refund:\${id}\` }`,
    without: '{}',
    tests: ['integration', 'tests/refunds'],
  },
]
