import { presentations } from '../accounts/presentation'
import { type EmailCase, emailOutcome } from '../emails/email-outcome'
import { isStuck } from '../emails/owed'
import type { KeptEmail } from '../ports/email-store'
import type { EmailKind, EmailOutcome } from '../vocabulary/email-kind'
import type { CoachId, EmailId } from '../vocabulary/ids'

/** How long ago it was stored and, when settled, settled; in hours. */
export type Told = [kind: EmailKind, outcome?: EmailOutcome | null, hoursAgo?: number]

export const now = new Date('2026-11-23T12:00:00Z')
export const day = new Date('2026-11-26T12:00:00Z')

/** The outcome of one of a coach's emails, by default the last. */
export function judge(
  told: Told[],
  { place = told.length - 1, ...change }: Partial<EmailCase> & { place?: number } = {},
) {
  const all = toEmails(told)
  const email = all[place] as KeptEmail
  const state = change.state ?? (told.at(-1)?.[0] === 'can-be-paid' ? 'ready' : 'paused')
  return emailOutcome({
    ...{
      email,
      all,
      now,
      state,
      isHeld: false,
      isStuck: isStuck(state, []),
      asked: { kind: 'dated', day },
      fetchPending: false,
    },
    ...{ areRemindersStopped: false, presentation: presentations[state] },
    ...change,
  })
}

export function toEmails(told: Told[]): KeptEmail[] {
  return told.map(([kind, outcome = null, hoursAgo = 0], n) => {
    const at = new Date(now.getTime() - hoursAgo * 3600 * 1000)
    const cause = kind.startsWith('due') ? `due 3 ${day.toISOString()}` : null
    const settledAt = outcome === null ? null : at
    const of = { id: `${n}` as EmailId, coachId: 'coach-1' as CoachId, kind, outcome, cause, isByStaff: false }
    return { ...of, storedAt: at, settledAt }
  })
}
