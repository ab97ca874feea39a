/** A line that keeps a wrong answer out, and what the code would say without it. */
export interface Guard {
  /** What it is that is taken out. */
  name: string
  file: string
  /** Stands in the file exactly once. */
  guard: string
  without: string
  /** The tests that must fail then: a vitest project and paths. */
  tests: [project: 'unit' | 'integration', ...paths: string[]]
}

export const guards: Guard[] = [
  {
    name: 'the compare of generations, in the database',
    file: 'lib/store/keep-reading.ts',
    guard: `AND fetched < \${generation} AND`,
    without: 'AND',
    tests: ['integration', 'lib/store/keep-reading'],
  },
  {
    name: 'the compare of generations, in the proof',
    file: 'lib/payouts/testing/memory.ts',
    guard: ' || row.fetched >= generation',
    without: '',
    tests: ['unit', 'lib/payouts/convergence'],
  },
  {
    name: 'raising before the read',
    file: 'lib/payouts/reread.ts',
    guard: 'const generation = await doors.store.raise(account.accountId, cause)',
    without: 'const generation = account.notified',
    tests: ['integration', 'lib/house/readings'],
  },
  {
    name: 'each notice counting once',
    file: 'lib/store/notice-store.ts',
    guard: 'ON CONFLICT (id) DO NOTHING',
    without: 'ON CONFLICT (id) DO UPDATE SET kind = excluded.kind',
    tests: ['integration', 'lib/store/notice-store'],
  },
  {
    name: 'the lease of a read under way',
    file: 'lib/store/reading-store.ts',
    guard: 'AND (counter.lease_until IS NULL OR counter.lease_until <= now())',
    without: '',
    tests: ['integration', 'lib/store/reading-store'],
  },
  {
    name: 'giving the lease back with the reading',
    file: 'lib/store/keep-reading.ts',
    guard: 'retry_at = NULL, lease_until = NULL',
    without: 'retry_at = NULL',
    tests: ['integration', 'lib/store/reading-store'],
  },
  {
    name: 'reading only accounts of coaches',
    file: 'lib/store/reading-store.ts',
    guard: `          JOIN payout_account account USING (stripe_account_id)
          WHERE counter.is_coachs AND counter.fetched < counter.notified
            AND account.platform_account_id = \${platform.accountId}
            AND account.livemode = \${platform.live}`,
    without: '          WHERE counter.fetched < counter.notified',
    tests: ['integration', 'lib/store/reading-store'],
  },
  {
    name: 'passing over messages of the other mode',
    file: 'lib/stripe/notice.ts',
    guard: "if (livemode !== live) return ignored('mode')",
    without: '',
    tests: ['unit', 'lib/stripe/notice'],
  },
  {
    name: 'verifying signatures',
    file: 'lib/stripe/notice.ts',
    guard: "if (!secrets.some((secret) => isSigned(raw, signature, secret, now))) return { kind: 'forged' }",
    without: '',
    tests: ['unit', 'lib/stripe/notice'],
  },
  {
    name: 'the one rule',
    file: 'lib/payouts/state.ts',
    guard: 'return account?.snapshot.payoutsEnabled === true',
    without: 'return account !== null && account.snapshot.chargesEnabled',
    tests: ['unit', 'lib/payouts'],
  },
  {
    name: 'reading again at the gate when news waits',
    file: 'lib/payouts/freshness.ts',
    guard: 'return account.fetched < account.notified || ageSeconds(account, now) > maxAgeSeconds',
    without: 'return ageSeconds(account, now) > maxAgeSeconds',
    tests: ['unit', 'lib/payouts/freshness'],
  },
  {
    name: 'asking twice before an account counts as gone',
    file: 'lib/payouts/reread.ts',
    guard: "return reading.kind === 'no-access' ? readInTurn(doors, accountId, asker) : reading",
    without: 'return reading',
    tests: ['integration', 'lib/house/readings'],
  },
  {
    name: 'looking for an account that an earlier try made',
    file: 'lib/payouts/open-once.ts',
    guard: 'const lost = claim.lastTried === null ? null : await findLost(doors, coach, claim)',
    without: 'const lost = null',
    tests: ['integration', 'lib/house/one-account'],
  },
  {
    name: 'one turn for all machines together',
    file: 'lib/store/pace.ts',
    guard: 'machine: (perSecond * 3) / 4,',
    without: 'machine: perSecond * 3,',
    tests: ['integration', 'lib/store/pace'],
  },
]
