import type { Guard } from './guard'

export const paymentGuards: Guard[] = [
  {
    name: 'keeping no older look at a payment after a newer one',
    file: 'lib/store/payments/payment-check-store.ts',
    guard: ` AND kept_check < \${number}`,
    without: '',
    tests: ['integration', 'tests/payments'],
  },
  {
    name: 'comparing what is kept of a payment with what is listed',
    file: 'lib/payouts/reconciliation/payment-walk.ts',
    guard: 'compared.every((name) => ours[name] === theirs[name])',
    without: 'compared.length > 0',
    tests: ['integration', 'tests/payments'],
  },
  {
    name: 'how long a charge is compared',
    file: 'lib/payouts/reconciliation/payment-walk.ts',
    guard: 'const comparedDays = 120',
    without: 'const comparedDays = 1',
    tests: ['integration', 'tests/payments'],
  },
  {
    name: 'reading again of what was listed late',
    file: 'lib/payouts/reconciliation/movement-walk.ts',
    guard: 'const overlapSeconds = 600',
    without: 'const overlapSeconds = 0',
    tests: ['integration', 'tests/find-movements'],
  },
  {
    name: 'looking only at what moved and is not kept',
    file: 'lib/store/reconciliation/keep-found.ts',
    guard: 'WHERE NOT EXISTS (SELECT FROM movement WHERE stripe_id = moved.id)',
    without: '',
    tests: ['integration', 'tests/find-movements'],
  },
  {
    name: 'taking what the database refuses of an answer for a failed read',
    file: 'lib/store/sql/unstorable.ts',
    guard: 'if (!isAboutTheData(error)) throw error',
    without: 'throw error',
    tests: ['integration', 'tests/unkeepable'],
  },
  {
    name: 'counting a refund that is pending apart',
    file: 'lib/store/reports/report-query.ts',
    guard: "sumOf('refund', sql`AND m.state <> 'pending'`)",
    without: "sumOf('refund')",
    tests: ['integration', 'lib/store/reports/report-store'],
  },
]
