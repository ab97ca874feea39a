import type { Guard } from './guard'

export const apiClientGuards: Guard[] = [
  {
    name: 'a revoked key opening nothing',
    file: 'lib/store/api-clients/key-store.ts',
    guard: `WHERE hash = \${hashOf(secret)} AND revoked_at IS NULL`,
    without: `WHERE hash = \${hashOf(secret)}`,
    tests: ['integration', 'lib/store/api-clients/key-store'],
  },
  {
    name: 'a key opening its own scopes only',
    file: 'lib/auth/admit-key.ts',
    guard: "if (!found.scopes.includes(scope)) return { kind: 'missing-scope' }",
    without: '',
    tests: ['integration', 'lib/auth/admit-key'],
  },
  {
    name: 'one at a time giving changes their place',
    file: 'lib/store/api-clients/change-store.ts',
    guard: "SELECT pg_advisory_xact_lock(hashtext('change positions'))",
    without: 'SELECT 1',
    tests: ['integration', 'lib/store/api-clients/change-store'],
  },
  {
    name: 'an Idempotency-Key standing for one request',
    file: 'lib/store/api-clients/key-store.ts',
    guard: 'kept.body_hash === body',
    without: 'rows.length === 1',
    tests: ['integration', 'tests/api-clients'],
  },
  {
    name: 'asking about a charge that is followed every few seconds at most',
    file: 'lib/payouts/api-clients/follow-payment.ts',
    guard: "if (!(await limiter.take('check-payment', reference)).allowed) return kept",
    without: '',
    tests: ['integration', 'tests/api-clients'],
  },
  {
    name: 'the wait of who tries keys',
    file: 'lib/auth/admit-key.ts',
    guard: 'if (wait !== null)',
    without: 'if (wait === 0)',
    tests: ['integration', 'lib/auth/admit-key'],
  },
]
