import type { Guard } from './guard'

export const gateGuards: Guard[] = [
  {
    name: 'the one rule',
    file: 'lib/payouts/accounts/state.ts',
    guard: 'return account?.snapshot.payoutsEnabled === true',
    without: 'return account !== null && account.snapshot.chargesEnabled',
    tests: ['unit', 'lib/payouts'],
  },
  {
    name: 'the gate refusing an account that takes no transfers',
    file: 'lib/payouts/payments/gate.ts',
    guard: 'for (const refusal of refusalOf(stateOfSnapshot(account.snapshot))) found.add(refusal)',
    without: '',
    tests: ['unit', 'lib/payouts/payments/gate', 'lib/payouts/payments/one-answer'],
  },
  {
    name: 'our own hold at the gate',
    file: 'lib/payouts/payments/gate.ts',
    guard: `isHeld ? ['on-hold'] : []`,
    without: '[]',
    tests: ['unit', 'lib/payouts/payments/gate'],
  },
  {
    name: 'a release ending only the hold it was meant for',
    file: 'lib/store/coaches/hold-store.ts',
    guard: ` AND held_at = \${at}`,
    without: '',
    tests: ['integration', 'lib/store/coaches/hold-store'],
  },
  {
    name: 'reading again at the gate when claim waits',
    file: 'lib/payouts/accounts/freshness.ts',
    guard: 'return fetched < notified || ageSeconds > maxAgeSeconds',
    without: 'return ageSeconds > maxAgeSeconds',
    tests: ['unit', 'lib/payouts/accounts/freshness'],
  },
  {
    name: 'trusting no snapshot from the future',
    file: 'lib/payouts/accounts/freshness.ts',
    guard: ' || ageSeconds < -clockSlackSeconds',
    without: '',
    tests: ['unit', 'lib/payouts/accounts/freshness'],
  },
  {
    name: 'judging a charge again that the client has not paid',
    file: 'lib/payouts/payments/charge.ts',
    guard: 'if (known !== null && isFinal(known)) return answerOf(known)',
    without: "if (known !== null && known.state !== 'asked') return answerOf(known)",
    tests: ['integration', 'tests/gate'],
  },
  {
    name: 'asking again sooner where most is at stake',
    file: 'lib/payouts/payments/charge.ts',
    guard: 'return isCareful ? Math.min(maxAgeSeconds, carefulMaxAgeSeconds) : maxAgeSeconds',
    without: 'return maxAgeSeconds',
    tests: ['integration', 'tests/charge'],
  },
  {
    name: 'canceling what the gate refuses by now',
    file: 'lib/payouts/payments/outcome/check-payment.ts',
    guard: 'if (reasons.length === 0) return { facts, reasons, open: null }',
    without: 'if (reasons.length >= 0) return { facts, reasons: [], open: null }',
    tests: ['integration', 'tests/gate'],
  },
  {
    name: 'a hold having unpaid charges looked at',
    file: 'lib/store/coaches/hold-store.ts',
    guard: `, woken AS (\${checkUnpaid(sql\`held\`)})`,
    without: '',
    tests: ['integration', 'tests/gate'],
  },
  {
    name: 'the end of being paid having unpaid charges looked at',
    file: 'lib/store/accounts/keep-snapshots.ts',
    guard: "listed(['payouts-stopped', 'closed'])",
    without: "listed(['none'])",
    tests: ['integration', 'tests/gate'],
  },
  {
    name: 'an admission waiting for a hold that begins',
    file: 'lib/store/payments/admitted-payment-store.ts',
    guard: `FOR SHARE\`)
        const { rows }`,
    without: `\`)
        const { rows }`,
    tests: ['integration', 'tests/gate'],
  },
  {
    name: 'a reference being of one platform and mode',
    file: 'lib/payouts/payments/charge.ts',
    guard: 'return isSame && charge.isOurs && isMadeUnder(charge, platform)',
    without: 'return isSame && charge.isOurs',
    tests: ['integration', 'tests/gate'],
  },
  {
    name: 'looking for a payment before a charge is called refused',
    file: 'lib/payouts/payments/charge.ts',
    guard: 'known === null ? null : await endKnown(asking, known)',
    without: 'null',
    tests: ['integration', 'tests/gate'],
  },
]
