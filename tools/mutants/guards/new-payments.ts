import type { Guard } from './guard'

export const newPaymentGuards: Guard[] = [
  {
    name: 'looking first after a restore',
    file: 'lib/payouts/payments/create-payment-once.ts',
    guard: "if (doubt === null) return { kind: 'free' }",
    without: "if (doubt === null || doubt !== null) return { kind: 'free' }",
    tests: ['integration', 'tests/restore'],
  },
  {
    name: 'comparing every fact of a payment that is found',
    file: 'lib/payouts/payments/find-lost.ts',
    guard: 'judged.find(({ differs }) => differs.length === 0)',
    without: 'judged.find(() => true)',
    tests: ['integration', 'tests/identity'],
  },
  {
    name: 'one payment for each reference and attempt',
    file: 'lib/stripe/payments/create-payment.ts',
    guard: `{ idempotencyKey: keyOf(installation, \`charge:\${attempt}:\${reference}\`) }`,
    without: '{}',
    tests: ['integration', 'lib/stripe/payments/create-payment'],
  },
  {
    name: 'one charge for each reference',
    file: 'lib/store/payments/admitted-payment-store.ts',
    guard: 'ON CONFLICT (reference) DO NOTHING',
    without: '',
    tests: ['integration', 'tests/charge'],
  },
  {
    name: 'an attempt that Stripe remembers as refused being left behind',
    file: 'lib/payouts/payments/create-payment-once.ts',
    guard: 'if (!isSpent(answer, wasDeclined)) return { charge, answer }',
    without: 'return { charge, answer }',
    tests: ['integration', 'tests/charge'],
  },
  {
    name: 'a payment that was made winning over a refusal',
    file: 'lib/store/payments/admitted-payment-store.ts',
    guard: ` OR \${!isDeclined} AND state = 'declined'`,
    without: '',
    tests: ['integration', 'tests/charge'],
  },
]
