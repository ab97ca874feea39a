import type { Guard } from './guard'

export const emailGuards: Guard[] = [
  {
    name: 'writing the email with the decision',
    file: 'lib/store/emails/insert-email.ts',
    guard: 'WHERE email_from ->> from_state IS NOT NULL',
    without: 'WHERE email_from IS NULL',
    tests: ['integration', 'lib/store/accounts/keep-snapshots'],
  },
  {
    name: 'leaving it to a later email',
    file: 'lib/payouts/emails/email-outcome.ts',
    guard: "if (!isLatestOf(peersOf(email.kind), email, all)) return 'went-back'",
    without: '',
    tests: ['unit', 'lib/payouts/emails/email-outcome'],
  },
  {
    name: 'telling nobody what they were told already',
    file: 'lib/payouts/emails/email-outcome.ts',
    guard: ' && email.kind !== lastAnswer(all)',
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
  {
    name: 'storing an email only about what is new',
    file: 'lib/store/accounts/keep-snapshots.ts',
    guard: "known -> 'word' = ask -> 'word'",
    without: 'false',
    tests: ['integration', 'lib/store/emails/newly-asked'],
  },
  {
    name: 'telling nobody the same twice within a day',
    file: 'lib/payouts/emails/email-outcome.ts',
    guard: ' && !wasToldWithinADay(askingKinds, all, now)',
    without: '',
    tests: ['unit', 'lib/payouts/emails/asking-emails'],
  },
  {
    name: 'reminding nobody who stopped reminders',
    file: 'lib/payouts/emails/email-outcome.ts',
    guard: 'areRemindersStopped && isStoppable(email)',
    without: 'false',
    tests: ['unit', 'lib/payouts/emails/asking-emails'],
  },
  {
    name: 'letting only reminders be stopped',
    file: 'lib/mail/emails/payouts.ts',
    guard: 'email.isReminder ? email.reminders?.token : undefined',
    without: 'email.reminders?.token',
    tests: ['integration', 'tests/reminders'],
  },
  {
    name: 'keeping nothing of a help message that was not sent',
    file: 'lib/store/help/help-store.ts',
    guard: "if (delivery === 'not-sent') await client.query('ROLLBACK TO unsent')",
    without: '',
    tests: ['integration', 'tests/help'],
  },
  {
    name: 'sending a help message once',
    file: 'lib/store/help/help-store.ts',
    guard: "if (rowCount === 0) return 'sent-before'",
    without: '',
    tests: ['integration', 'tests/help'],
  },
  {
    name: 'showing no markup of a help message',
    file: 'lib/mail/emails/help.ts',
    guard: 'quote(lines.map(escaped))',
    without: 'quote(lines)',
    tests: ['unit', 'lib/mail/emails/help'],
  },
]
