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
    guard: "if (!secrets.some((secret) => isSigned(raw, signature, secret))) return { kind: 'forged' }",
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
    name: 'our own hold at the gate',
    file: 'lib/payouts/gate.ts',
    guard: `isHeld ? ['on-hold'] : []`,
    without: '[]',
    tests: ['unit', 'lib/payouts/gate'],
  },
  {
    name: 'a release ending only the hold it was meant for',
    file: 'lib/store/hold-store.ts',
    guard: ` AND held_at = \${at}`,
    without: '',
    tests: ['integration', 'lib/store/hold-store'],
  },
  {
    name: 'reading again at the gate when news waits',
    file: 'lib/payouts/freshness.ts',
    guard: 'return fetched < notified || ageSeconds > maxAgeSeconds',
    without: 'return ageSeconds > maxAgeSeconds',
    tests: ['unit', 'lib/payouts/freshness'],
  },
  {
    name: 'trusting no snapshot from the future',
    file: 'lib/payouts/freshness.ts',
    guard: ' || ageSeconds < -clockSlackSeconds',
    without: '',
    tests: ['unit', 'lib/payouts/freshness'],
  },
  {
    name: 'refusing what was signed too long ago',
    file: 'lib/stripe/notice.ts',
    guard: "...(lateSeconds > oldestSeconds ? { kind: 'too-old' } : judge(raw, live))",
    without: '...judge(raw, live)',
    tests: ['unit', 'lib/stripe/notice'],
  },
  {
    name: 'asking twice before an account counts as gone',
    file: 'lib/payouts/reread.ts',
    guard: "return reading.kind === 'no-access' ? readInTurn(doors, accountId, patience) : reading",
    without: 'return reading',
    tests: ['integration', 'lib/house/readings'],
  },
  {
    name: 'comparing what a sweep is shown with what is kept',
    file: 'lib/payouts/sweep.ts',
    guard: 'agrees: isSame(own.snapshot, snapshot)',
    without: 'agrees: true',
    tests: ['unit', 'lib/payouts/convergence'],
  },
  {
    name: 'noting what a sweep saw as drift, whoever has it read',
    file: 'lib/store/keep-reading.ts',
    guard: 'WHERE account.doubted_at IS NOT NULL AND',
    without: `WHERE \${cause} = 'sweep' AND`,
    tests: ['integration', 'lib/house/sweep'],
  },
  {
    name: 'a notice being no drift',
    file: 'lib/store/notice-store.ts',
    guard: `
          doubted_at = NULL,`,
    without: '',
    tests: ['integration', 'lib/house/sweep'],
  },
  {
    name: 'reading accounts that no page of a sweep showed',
    file: 'lib/store/end-sweep.ts',
    guard: 'AND account.checked_at < sweep.began_at',
    without: 'AND false',
    tests: ['integration', 'lib/house/sweep'],
  },
  {
    name: 'looking for an account that an earlier try made',
    file: 'lib/payouts/open-once.ts',
    guard: 'const lost = claim.quietSeconds === null ? null : await findLost(doors, coach, claim)',
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
  {
    name: 'writing the letter with the decision',
    file: 'lib/store/insert-letter.ts',
    guard: `WHERE from_state = ANY(\${from}::text[])`,
    without: `WHERE \${from}::text[] IS NULL`,
    tests: ['integration', 'lib/store/keep-reading'],
  },
  {
    name: 'leaving it to a later letter',
    file: 'lib/payouts/letters/judge.ts',
    guard: "if (all.at(-1)?.id !== letter.id) return 'went-back'",
    without: '',
    tests: ['unit', 'lib/payouts/letters/judge'],
  },
  {
    name: 'telling nobody what they were told already',
    file: 'lib/payouts/letters/judge.ts',
    guard: ' && letter.kind !== lastTold(all)',
    without: '',
    tests: ['unit', 'lib/payouts/letters/judge'],
  },
  {
    name: 'the lock on the letters of one coach',
    file: 'lib/store/letter-store.ts',
    guard: `
          FOR UPDATE`,
    without: '',
    tests: ['integration', 'lib/house/letters'],
  },
  {
    name: 'leaving a settled letter as it is',
    file: 'lib/store/letter-store.ts',
    guard: ' || letter.outcome !== null',
    without: '',
    tests: ['integration', 'lib/house/letters'],
  },
  {
    name: 'keeping no older look at a payment after a newer one',
    file: 'lib/store/look-store.ts',
    guard: ` AND kept_look < \${number}`,
    without: '',
    tests: ['integration', 'lib/house/payments'],
  },
  {
    name: 'comparing what is kept of a payment with what is listed',
    file: 'lib/payouts/payments/payment-sweep.ts',
    guard: 'compared.every((name) => ours[name] === theirs[name])',
    without: 'compared.length > 0',
    tests: ['integration', 'lib/house/payments'],
  },
  {
    name: 'refunding no more than is left',
    file: 'lib/payouts/payments/refund.ts',
    guard: "return amount > left ? { kind: 'too-much', left } : null",
    without: 'return null',
    tests: ['integration', 'lib/house/refunds'],
  },
  {
    name: 'one refund for each form',
    file: 'lib/stripe/give-money-back.ts',
    guard: `{ idempotencyKey: \`refund:\${id}\` }`,
    without: '{}',
    tests: ['integration', 'lib/house/refunds'],
  },
  {
    name: 'a revoked key opening nothing',
    file: 'lib/store/key-store.ts',
    guard: `WHERE hash = \${hashOf(secret)} AND revoked_at IS NULL`,
    without: `WHERE hash = \${hashOf(secret)}`,
    tests: ['integration', 'lib/store/key-store'],
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
    file: 'lib/store/change-store.ts',
    guard: "SELECT pg_advisory_xact_lock(hashtext('change positions'))",
    without: 'SELECT 1',
    tests: ['integration', 'lib/store/change-store'],
  },
  {
    name: 'an Idempotency-Key standing for one request',
    file: 'lib/store/key-store.ts',
    guard: 'return rows[0]?.body_hash === body',
    without: 'return rows.length === 1',
    tests: ['integration', 'lib/house/services'],
  },
  {
    name: 'asking about a charge that is followed every few seconds at most',
    file: 'lib/payouts/services/follow-charge.ts',
    guard: "if (!(await limiter.take('look', reference)).allowed) return kept",
    without: '',
    tests: ['integration', 'lib/house/services'],
  },
]
