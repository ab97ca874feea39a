import type Stripe from 'stripe'
import type { Snapshot, Stop, StopKind, Transfers } from '@/lib/payouts/account'
import type { WordKey } from '@/lib/payouts/ids'
import { toRequirements } from './requirements'
import words from './words/en.json'

/** What one account object says, in our words. Unknown keys are ignored and missing ones mean no. */
export function toSnapshot(account: Stripe.Account): Snapshot {
  const requirements = toRequirements(account)
  const dates = requirements.flatMap(({ dueBy }) => (dueBy === null ? [] : [dueBy.getTime()]))
  return {
    payoutsEnabled: account.payouts_enabled === true,
    chargesEnabled: account.charges_enabled === true,
    submitted: account.details_submitted === true,
    transfers: toTransfers(account.capabilities?.transfers),
    stop: toStop(account.requirements?.disabled_reason ?? null),
    requirements,
    deadline: dates.length === 0 ? null : new Date(Math.min(...dates)),
    country: account.country ?? '',
    currency: account.default_currency ?? '',
  }
}

function toTransfers(status: string | undefined): Transfers {
  return status === 'active' || status === 'pending' || status === 'inactive' ? status : 'unrequested'
}

const stopKinds: Record<string, StopKind> = {
  'requirements.past_due': 'overdue',
  'requirements.pending_verification': 'checking',
  under_review: 'review',
  listed: 'review',
  platform_paused: 'paused',
  'action_required.requested_capabilities': 'setting',
}

/** https://docs.stripe.com/api/accounts/object#account_object-requirements-disabled_reason */
function toStop(code: string | null): Stop | null {
  if (code === null) return null
  const slug = code.replaceAll('.', '_')
  const word = `stop.${slug in words.stop ? slug : 'unknown'}` as WordKey
  if (code.startsWith('rejected.')) return { kind: 'rejected', code, word: slug in words.stop ? word : rejected }
  return { kind: stopKinds[code] ?? 'other', code, word }
}

const rejected = 'stop.rejected_other' as WordKey
