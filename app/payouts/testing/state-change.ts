import type { RecordedDecision } from '@/lib/payouts/decisions/decision'
import type { State } from '@/lib/payouts/vocabulary/accounts/state'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { now, ready } from './example'

/** A webhook event that moved the example coach's account. */
export function stateChange(from: State, to: State, id = 'decision-1'): RecordedDecision {
  return {
    id,
    at: now,
    coachId: ready.coach.id,
    accountId: 'account-1' as AccountId,
    by: { kind: 'machine' },
    kind: 'state-changed',
    cause: 'webhook-event',
    from,
    to,
    generation: 2,
    payoutsEnabled: to.startsWith('ready'),
    chargesEnabled: to.startsWith('ready'),
    reason: null,
  }
}
