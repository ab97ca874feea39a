import type { Guard } from './guard'

const store = ['integration', 'lib/store/balances/balance-store'] as const

export const balanceGuards: Guard[] = [
  {
    name: 'keeping the later of two fetches of a balance',
    file: 'lib/store/balances/keep-balance.ts',
    guard: 'AND kept < ',
    without: 'AND 0 < ',
    tests: [...store],
  },
  {
    name: 'deciding once that a payout failed',
    file: 'lib/store/balances/keep-balance.ts',
    guard: "AND payout.state IS DISTINCT FROM 'failed'",
    without: '',
    tests: [...store],
  },
  {
    name: 'silence about payouts that failed long before the first fetch',
    file: 'lib/store/balances/keep-balance.ts',
    guard: '(seen.checked_at IS NOT NULL OR',
    without: '(true OR',
    tests: [...store],
  },
  {
    name: 'a balance that a payment made due while it was fetched',
    file: 'lib/store/balances/keep-balance.ts',
    guard: 'WHEN due_at IS NOT DISTINCT FROM',
    without: 'WHEN true OR due_at IS NOT DISTINCT FROM',
    tests: [...store],
  },
  {
    name: 'fetching balances that are due, of the platform in use alone',
    file: 'lib/store/balances/balance-store.ts',
    guard: 'balance.due_at <= now() AND ',
    without: 'balance.due_at <= now() OR ',
    tests: [...store],
  },
  {
    name: 'money that was paid after it was refused',
    file: 'lib/store/balances/refused-sums.ts',
    guard: 'WHERE NOT EXISTS (SELECT FROM payment',
    without: 'WHERE true OR NOT EXISTS (SELECT FROM payment',
    tests: [...store],
  },
  {
    name: 'no email about a payout that a later one made good',
    file: 'lib/payouts/emails/email-outcome.ts',
    guard: 'return stillFails && isLatestOf',
    without: 'return isLatestOf',
    tests: ['unit', 'lib/payouts/emails/email-outcome'],
  },
  {
    name: 'the fetch of a balance once money reached its account',
    file: 'lib/store/payments/payment-check-store.ts',
    guard: "WHERE seen.kind IN ('transfer', 'reversal')",
    without: "WHERE seen.kind IN ('none')",
    tests: ['integration', 'tests/balances'],
  },
  {
    name: 'no next payout to a bank that refuses',
    file: 'lib/payouts/balances/coach-money.ts',
    guard: 'next: next.filter(isPaidOut)',
    without: 'next',
    tests: ['integration', 'tests/balances'],
  },
]
