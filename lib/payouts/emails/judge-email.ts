import { isMadeUnder } from '../accounts/account'
import { getPlatform } from '../accounts/find-platform'
import { presentationOf } from '../accounts/presentation'
import { requirementsToAnswer, toRequirementSummary } from '../accounts/requirement-summary'
import { shownRequirements } from '../accounts/shown-requirements'
import { notesOf, stateOf } from '../accounts/state'
import type { BalanceStore } from '../ports/balance-store'
import type { EmailStore, KeptEmail } from '../ports/email-store'
import type { ExclusionStore } from '../ports/exclusion-store'
import type { ProviderFor } from '../ports/provider'
import type { CoachStore, HoldStore } from '../ports/store'
import type { EmailOutcome } from '../vocabulary/email-kind'
import { isLastReminder } from '../vocabulary/reminder-stage'
import { emailOutcome, failedPayoutOutcome, isAgain, isStoppable } from './email-outcome'
import { isStuck } from './owed'
import type { PayoutEmail, Post } from './post'

export interface JudgePorts {
  store: {
    balances: Pick<BalanceStore, 'failedPayouts'>
    coaches: Pick<CoachStore & ExclusionStore & HoldStore, 'findCoach' | 'findAccount' | 'findExclusion' | 'findHold'>
    emails: Pick<EmailStore, 'findReader' | 'getReminderChoice' | 'noteRefused'>
  }
  providerFor: ProviderFor
  post: Post
}

interface Judged {
  email: KeptEmail
  all: KeptEmail[]
  now: Date
}

export async function judgeAndSend(ports: JudgePorts, judged: Judged): Promise<EmailOutcome> {
  const { email, all } = judged
  if ((await ports.store.coaches.findExclusion(email.coachId)) !== null) return 'went-back'
  if (email.kind === 'payout-failed') return judgeFailedPayout(ports, judged)
  const { state, account, isHeld, reminders } = await findFacts(ports, email)
  // The coach started over, without that account.
  if (account === null && email.kind !== 'invitation') return 'went-back'
  const { now } = judged
  const shown = shownRequirements(account, state, now)
  const presentation = presentationOf(state, { isHeld, requirements: shown })
  const asked = toRequirementSummary(shown, now)
  const fetchPending = account !== null && account.fetched < account.notified
  const areRemindersStopped = reminders?.areStopped === true
  const facts = { ...judged, state, presentation, isHeld, isStuck: isStuck(state, shown) }
  const outcome = emailOutcome({ ...facts, asked, fetchPending, areRemindersStopped })
  if (outcome === 'wait') throw new Error(`email ${email.id} waits for a fetch`)
  if (outcome !== 'sent') return outcome

  const addressed = await address(ports, judged)
  if (email.kind === 'invitation') return deliver(ports, email, { ...addressed, kind: email.kind })
  return deliver(ports, email, {
    ...addressed,
    kind: email.kind,
    isReminder: isStoppable(email),
    state,
    notes: account === null || state === 'closed' ? [] : notesOf(account.snapshot),
    isHeld,
    presentation,
    asked,
    requirements: presentation.whoActs === 'coach' ? requirementsToAnswer(shown) : [],
    isAgain: isAgain(all),
    isLastReminder: isLastReminder(email.cause),
    reminders,
  })
}

async function findFacts({ store, providerFor }: JudgePorts, email: KeptEmail) {
  const { id, coachId, kind } = email
  const [platform, account, hold, reminders] = await Promise.all([
    getPlatform(providerFor('job')),
    store.coaches.findAccount(coachId),
    store.coaches.findHold(coachId),
    isStoppable(email) || kind === 'due-tomorrow' ? store.emails.getReminderChoice(coachId) : null,
  ])
  // Under another key the account would look closed.
  if (account !== null && !isMadeUnder(account, platform))
    throw new Error(`email ${id} is about an account of another platform`)
  return { account, state: stateOf(account, platform), isHeld: hold !== null, reminders }
}

async function judgeFailedPayout(ports: JudgePorts, judged: Judged): Promise<EmailOutcome> {
  const { email, all } = judged
  if ((await findFacts(ports, email)).account === null) return 'went-back'
  const failed = await ports.store.balances.failedPayouts(email.coachId)
  const outcome = failedPayoutOutcome(email, all, failed.length > 0)
  if (outcome !== 'sent') return outcome
  return deliver(ports, email, { ...(await address(ports, judged)), kind: 'payout-failed', failed })
}

async function address({ store }: JudgePorts, { email: { id, coachId }, now }: Judged) {
  const [coach, reader] = await Promise.all([store.coaches.findCoach(coachId), store.emails.findReader(coachId)])
  if (coach === null) throw new Error(`email ${id} is to no coach`)
  return { id, coach, ...reader, now }
}

/** A reminder that is refused is not tried again; what must be known is, since an address may be mended. */
async function deliver({ store, post }: JudgePorts, email: KeptEmail, written: PayoutEmail): Promise<EmailOutcome> {
  const delivery = await post.send(written)
  if (delivery !== 'refused') return delivery
  await store.emails.noteRefused(email.coachId, written.coach.email)
  if (!isStoppable(email)) throw new Error(`the mail server refused the address of email ${email.id}`)
  return delivery
}
