import { wantFetch } from '../accounts/want-fetch'
import type { HoldAnswer, ReleaseAnswer } from '../coaches/hold'
import type { RemindAnswer } from '../emails/remind'
import type { Payouts } from '../for-people'
import type { EmailStore } from '../ports/email-store'
import type { BatchOutcome } from '../vocabulary/batch'
import type { BatchItem } from './batch'

export type WantFetchPorts = Parameters<typeof wantFetch>[0]

export interface DoItemPorts extends WantFetchPorts {
  store: WantFetchPorts['store'] & { emails: Pick<EmailStore, 'lastEmails'> }
  payouts: Pick<Payouts, 'remind' | 'hold' | 'release' | 'invite'>
}

/**
 * Does for one coach what staff could do on their page, with the same refusals. Tried again after a crash, it finds what
 * the first try did. null: to be tried again later.
 */
export async function doItem(ports: DoItemPorts, item: BatchItem): Promise<BatchOutcome | null> {
  const { payouts } = ports
  const { by, coachId, verb } = item
  switch (verb) {
    case 'remind':
      return outcomeOfRemind(await payouts.remind(by, coachId), item)
    case 'check': {
      const answer = await wantFetch(ports, coachId)
      return answer === 'wanted' ? 'done' : (answer ?? 'gone')
    }
    case 'hold':
      if (item.reason === null) throw new Error('a hold without a reason')
      return outcomeOfHold(await payouts.hold(by, coachId, item.reason), item)
    case 'release':
      return outcomeOfRelease(await payouts.release(by, coachId, item.heldAt ?? new Date(0)), item)
    case 'invite':
      return invite(ports, item)
    default:
      return verb satisfies never
  }
}

function outcomeOfRemind(answer: RemindAnswer | null, item: BatchItem): BatchOutcome {
  if (answer === null) return 'gone'
  switch (answer.kind) {
    case 'reminded':
      return 'done'
    case 'told-lately':
      return isSince(answer.at, item) ? 'done' : 'reminded-lately'
    case 'stopped':
      return 'reminders-stopped'
    case 'held':
      return 'on-hold'
    case 'nothing-asked':
    case 'excluded':
      return answer.kind
    default:
      return answer satisfies never
  }
}

function outcomeOfHold(answer: HoldAnswer | null, item: BatchItem): BatchOutcome {
  if (answer === null) return 'gone'
  if (answer.kind === 'held') return 'done'
  const { by, reason, at } = answer.hold
  return isSince(at, item) && by.id === item.by && reason === item.reason ? 'done' : 'already-held'
}

function outcomeOfRelease(answer: ReleaseAnswer | null, { heldAt, tries }: BatchItem): BatchOutcome {
  if (answer === null) return 'gone'
  if (answer.kind === 'excluded') return 'excluded'
  return answer.kind === 'released' || (heldAt !== null && tries > 1) ? 'done' : 'not-held'
}

async function invite({ payouts, store }: DoItemPorts, item: BatchItem): Promise<BatchOutcome | null> {
  const { by, coachId, tries } = item
  // Unlike a reminder, an invitation may be sent again the same day.
  if (tries > 1) {
    const { invitedAt } = await store.emails.lastEmails(coachId)
    if (invitedAt !== null && isSince(invitedAt, item)) return 'done'
  }
  const answer = await payouts.invite(by, coachId)
  if (answer === null) return 'gone'
  switch (answer.kind) {
    case 'invited':
      return 'done'
    case 'not-needed':
    case 'excluded':
      return answer.kind
    case 'too-soon':
      // The first try may have been counted, and then lost.
      return tries > 1 ? null : 'invited-lately'
    default:
      return answer satisfies never
  }
}

function isSince(at: Date, { tries, begunAt }: BatchItem): boolean {
  return tries > 1 && at >= begunAt
}
