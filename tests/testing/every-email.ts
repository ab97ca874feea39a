import { failedPayoutEmail } from '../../lib/mail/emails/failed-payout'
import { copyForCoach } from '../../lib/mail/emails/help'
import { stateEmail } from '../../lib/mail/emails/payouts'
import { signInEmail } from '../../lib/mail/emails/sign-in'
import type { Email } from '../../lib/mail/mailer'
import { writeEmail } from '../../lib/mail/post'
import { waysFor } from '../../lib/mail/testing/ways'
import { presentationOf } from '../../lib/payouts/accounts/presentation'
import type { Requirement } from '../../lib/payouts/accounts/requirement'
import { toRequirementSummary } from '../../lib/payouts/accounts/requirement-summary'
import type { Payout } from '../../lib/payouts/balances/balance'
import type { StateEmail } from '../../lib/payouts/emails/post'
import { type State, states } from '../../lib/payouts/vocabulary/accounts/state'
import type {
  AccountId,
  CoachId,
  EmailId,
  HelpMessageId,
  ReminderToken,
  WordKey,
} from '../../lib/payouts/vocabulary/ids'
import { payoutFailures } from '../../lib/payouts/vocabulary/payouts/payout-failure'
import { saySignIn } from '../../lib/words/say-account-email'
import type { Speech } from '../../lib/words/speak'

export const now = new Date('2026-11-23T12:00:00Z')

/** One of each kind that coaches get, in each state. */
export function everyEmail(speech: Speech): Email[] {
  return [
    ...states.flatMap((state) => [false, true].map((isHeld) => stateEmail(inState(state, isHeld), ways, speech))),
    ...asking.map((email) => stateEmail(email, ways, speech)),
    writeEmail({ ...addressed, kind: 'invitation' }, ways, speech),
    ...payoutFailures.map((failure) =>
      failedPayoutEmail({ ...addressed, kind: 'payout-failed', failed: [failed(failure)] }, ways, speech),
    ),
    copyForCoach(help, { ...ways, coachUrl: ways.statusUrl }, speech),
    signIn(speech),
  ]
}

const ways = {
  ...waysFor({ name: 'Acme', colors: null, address: null }),
  statusUrl: () => 'https://pay.example.com/payouts',
}

const coach = { id: 'coach-1' as CoachId, email: 'ana@example.com', name: 'Ana Ruiz', reference: null, createdAt: now }
const addressed = { id: 'email-1' as EmailId, coach, zone: null, language: null, now }

function inState(state: State, isHeld: boolean): StateEmail {
  const asked: Requirement[] = state === 'needs-you' || state === 'ready-due' ? [document(0), document(9)] : []
  return {
    ...addressed,
    kind: ['ready', 'ready-due', 'ready-checking'].includes(state) ? 'can-be-paid' : 'payouts-stopped',
    state,
    notes: ['checking', 'for-platform'],
    isHeld,
    presentation: presentationOf(state, { isHeld, requirements: asked }),
    asked: toRequirementSummary(asked, now),
    requirements: asked,
    isReminder: false,
    isAgain: false,
    isLastReminder: false,
    reminders: null,
  }
}

const reminders = { token: 'token' as ReminderToken, areStopped: false }

const asking: StateEmail[] = [
  { ...inState('ready', false), isAgain: true },
  { ...inState('needs-you', false), kind: 'needs-you' },
  { ...inState('ready-due', false), kind: 'needs-you' },
  { ...inState('unfinished', false), kind: 'unfinished', isReminder: true, isLastReminder: true, reminders },
  { ...inState('ready-due', false), kind: 'due', isReminder: true, reminders },
  { ...inState('ready-due', false), kind: 'due-tomorrow', reminders: { ...reminders, areStopped: true } },
  { ...inState('rejected', false), kind: 'closed' },
  { ...inState('closed', false), kind: 'closed' },
]

function document(days: number): Requirement {
  return {
    word: 'requirement.photo_id' as WordKey,
    topic: 'topic.document' as WordKey,
    bucket: days === 0 ? 'overdue' : 'due',
    dueBy: days === 0 ? null : new Date(now.getTime() + days * 86_400_000),
    error: days === 0 ? ('error.verification_document_corrupt' as WordKey) : null,
  }
}

function failed(failure: Payout['failure']): Payout {
  return {
    id: 'po_1' as Payout['id'],
    amount: 12_550,
    currency: 'eur',
    state: 'failed',
    arrivesOn: now,
    bankLast4: '4242',
    failure,
    isAutomatic: true,
  } as Payout
}

const help = {
  id: 'message-1' as HelpMessageId,
  language: 'en-GB',
  text: 'Hilfe!',
  coach,
  accountId: 'acct_1' as AccountId,
  state: 'paused' as const,
  isHeld: true,
  country: 'DE',
}

function signIn(speech: Speech): Email {
  const words = saySignIn({ ...speech, platform: ways.brand.name })
  return signInEmail(coach.email, { link: ways.statusUrl(), code: '123456' }, words, ways.brand)
}
