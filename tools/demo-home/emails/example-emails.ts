import { presentationOf } from '../../../lib/payouts/accounts/presentation'
import type { Requirement } from '../../../lib/payouts/accounts/requirement'
import { requirementsToAnswer, toRequirementSummary } from '../../../lib/payouts/accounts/requirement-summary'
import type { FailedPayoutEmail, InvitationEmail, PayoutEmail, StateEmail } from '../../../lib/payouts/emails/post'
import { notes, type State } from '../../../lib/payouts/vocabulary/accounts/state'
import { isReminder } from '../../../lib/payouts/vocabulary/email-kind'
import type { EmailId, ReminderToken } from '../../../lib/payouts/vocabulary/ids'
import { type PayoutFailure, payoutFailures } from '../../../lib/payouts/vocabulary/payouts/payout-failure'
import { errorWord, wordsOfField } from '../../../lib/stripe/words/word-keys'

interface Example {
  name: string
  when: string
  email: PayoutEmail
}

/** One of each kind, and of each way it differs. */
export function exampleEmails(now: Date): Example[] {
  const soon = inDays(now, 7)
  const photo = asked('individual.verification.document', 'due', { error: 'verification_document_not_readable' })
  const bank = asked('external_account', 'overdue')
  const tax = asked('individual.id_number', 'due', { dueBy: soon })
  const on = { ...of('can-be-paid', 'ready', [], now) }
  const off = of('payouts-stopped', 'paused', [], now)
  const reminders = { token: 'example' as ReminderToken, areStopped: false }
  const due = { ...of('due', 'ready-due', [tax], now), reminders }
  const tomorrow = of('due-tomorrow', 'ready-due', [{ ...tax, dueBy: inDays(now, 1) }], now)
  const unfinished = { ...of('unfinished', 'unfinished', [], now), reminders }
  const rtl = { coach: { email: 'noor@example.com', name: 'نور الهدى' } }
  return [
    { name: 'invitation', when: 'Staff invited a coach', email: invitation(now) },
    { name: 'unfinished', when: 'Two and five days after setup began', email: unfinished },
    { name: 'unfinished-last', when: 'Ten days after', email: { ...unfinished, isLastReminder: true } },
    { name: 'needs-you', when: 'A document was refused', email: of('needs-you', 'needs-you', [photo], now) },
    {
      name: 'needs-you-more',
      when: 'Several things are needed',
      email: of('needs-you', 'needs-you', [photo, bank], now),
    },
    {
      name: 'keep-payouts',
      when: 'Something is needed of a coach who is paid',
      email: of('needs-you', 'ready-due', [tax], now),
    },
    { name: 'can-be-paid', when: 'Payouts are on', email: on },
    { name: 'can-be-paid-rtl', when: 'The same, to a name from right to left', email: { ...on, ...rtl } },
    { name: 'again', when: 'Payouts are on again', email: { ...on, isAgain: true } },
    {
      name: 'again-due',
      when: 'The same, and something is due',
      email: { ...of('can-be-paid', 'ready-due', [tax], now), isAgain: true },
    },
    { name: 'payouts-on', when: 'Payouts are on for a coach on hold', email: { ...on, ...held('ready') } },
    { name: 'payouts-stopped', when: 'Payouts stopped', email: off },
    {
      name: 'payouts-stopped-asked',
      when: 'The same, until something is sent',
      email: of('payouts-stopped', 'needs-you', [photo], now),
    },
    {
      name: 'payments-refused',
      when: 'Stripe refuses new payments',
      email: of('payouts-stopped', 'ready-transfers-off', [], now),
    },
    {
      name: 'cannot-be-paid',
      when: 'A coach sent everything and was never paid',
      email: of('cannot-be-paid', 'off', [], now),
    },
    {
      name: 'cannot-be-paid-refused',
      when: 'The same, and Stripe refuses payments',
      email: of('cannot-be-paid', 'ready-transfers-off', [], now),
    },
    {
      name: 'needs-you-refused',
      when: 'Stripe refuses payments until something is sent',
      email: of('needs-you', 'ready-transfers-off', [tax], now),
    },
    { name: 'due', when: 'Seven and three days before a due date', email: due },
    { name: 'due-tomorrow', when: 'The day before', email: tomorrow },
    {
      name: 'due-tomorrow-stopped',
      when: 'The same, after reminders were stopped',
      email: { ...tomorrow, reminders: { ...reminders, areStopped: true } },
    },
    { name: 'payout-failed', when: 'A payout came back', email: failedPayout('account-closed', now) },
    { name: 'debit-failed', when: 'A debit failed', email: failedPayout('blocked', now, -1_011) },
    { name: 'closed', when: 'Stripe rejected the account', email: of('closed', 'rejected', [], now) },
    { name: 'out-of-reach', when: 'The account is gone', email: of('closed', 'closed', [], now) },
  ]
}

const coach = { email: 'ana@example.com', name: 'Ana Ruiz' }
const id = 'example' as EmailId
const zone = null
const language = null

/** What is asked in a state that asks something; nothing in another. */
export function exampleIn(state: State, isHeld: boolean, now: Date): StateEmail {
  const photo = asked('individual.verification.document', 'due', { error: 'verification_document_corrupt' })
  const requirements = state === 'needs-you' || state === 'ready-due' ? [photo] : []
  const { canBePaid } = presentationOf(state, { isHeld: false, requirements })
  const email = of(canBePaid ? 'can-be-paid' : 'payouts-stopped', state, requirements, now)
  return { ...email, isHeld, presentation: presentationOf(state, { isHeld, requirements }), notes: [...notes] }
}

function of(kind: StateEmail['kind'], state: State, requirements: Requirement[], now: Date): StateEmail {
  const presentation = presentationOf(state, { isHeld: false, requirements })
  return {
    ...{ id, kind, coach, zone, language, now, state, presentation },
    ...{
      notes: [],
      isHeld: false,
      isAgain: false,
      isReminder: isReminder(kind),
      isLastReminder: false,
      reminders: null,
    },
    asked: toRequirementSummary(requirements, now),
    requirements: presentation.whoActs === 'coach' ? requirementsToAnswer(requirements) : [],
  }
}

function held(state: State): Pick<StateEmail, 'isHeld' | 'presentation'> {
  return { isHeld: true, presentation: presentationOf(state, { isHeld: true, requirements: [] }) }
}

function asked(
  field: string,
  bucket: Requirement['bucket'],
  { error, dueBy = null }: { error?: string; dueBy?: Date | null } = {},
): Requirement {
  return { ...wordsOfField(field), bucket, dueBy, error: error === undefined ? null : errorWord(error) }
}

const invitation = (now: Date): InvitationEmail => ({ id, kind: 'invitation', coach, zone, language, now })

export function failedPayouts(now: Date): FailedPayoutEmail[] {
  return payoutFailures.flatMap((failure) => [failedPayout(failure, now), failedPayout(failure, now, -1_011)])
}

function failedPayout(failure: PayoutFailure, now: Date, amount = 42_310): FailedPayoutEmail {
  const payout = { id: 'po_example', amount, currency: 'eur', bankLast4: '3000', isAutomatic: true }
  const days = { createdAt: inDays(now, -3), arrivesOn: inDays(now, -1) }
  const failed = { ...payout, ...days, state: 'failed', failure } as const
  return { id, kind: 'payout-failed', coach, zone, language, now, failed: [failed] }
}

function inDays(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 24 * 3600 * 1000)
}
