import type { Guard } from './guard'

export const emailGuards: Guard[] = [
  {
    name: 'writing the email with the decision',
    file: 'lib/store/emails/insert-email.ts',
    guard: 'WHERE from_state = ANY(email_from)',
    without: 'WHERE email_from IS NULL',
    tests: ['integration', 'lib/store/accounts/keep-snapshots'],
  },
  {
    name: 'leaving it to a later email',
    file: 'lib/payouts/emails/email-outcome.ts',
    guard: "if (all.at(-1)?.id !== email.id) return 'went-back'",
    without: '',
    tests: ['unit', 'lib/payouts/emails/email-outcome'],
  },
  {
    name: 'telling nobody what they were told already',
    file: 'lib/payouts/emails/email-outcome.ts',
    guard: ' && email.kind !== lastSent(all)',
    without: '',
    tests: ['unit', 'lib/payouts/emails/email-outcome'],
  },
  {
    name: 'the lock on the emails of one coach',
    file: 'lib/store/emails/email-store.ts',
    guard: `
          FOR UPDATE`,
    without: '',
    tests: ['integration', 'tests/emails'],
  },
  {
    name: 'leaving a settled email as it is',
    file: 'lib/store/emails/email-store.ts',
    guard: ' || email.outcome !== null',
    without: '',
    tests: ['integration', 'tests/emails'],
  },
]
