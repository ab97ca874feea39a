import type Stripe from 'stripe'
import type { Snapshot, Stop, StopKind, Transfers } from '@/lib/payouts/account'
import type { WordKey } from '@/lib/payouts/ids'
import { toAsked } from './requirements'
import words from './words/en.json'

/** What one account object says, in our words. Unknown keys are ignored and missing ones mean no. */
export function toSnapshot(account: Stripe.Account): Snapshot {
  return {
    payoutsEnabled: account.payouts_enabled === true,
    chargesEnabled: account.charges_enabled === true,
    submitted: account.details_submitted === true,
    transfers: toTransfers(account.capabilities?.transfers),
    stop: toStop(account.requirements?.disabled_reason ?? null),
    ...toAsked(account),
    country: account.country ?? '',
    currency: account.default_currency ?? '',
  }
}

function toTransfers(status: string | undefined): Transfers {
  if (status === 'active' || status === 'pending') return status
  return status === undefined || status === 'unrequested' ? 'unrequested' : 'inactive'
}

const stopKinds = new Map<string, StopKind>([
  ['requirements.past_due', 'overdue'],
  ['requirements.pending_verification', 'checking'],
  ['under_review', 'review'],
  ['listed', 'review'],
  ['platform_paused', 'paused'],
  ['action_required.requested_capabilities', 'setting'],
])

/** https://docs.stripe.com/api/accounts/object#account_object-requirements-disabled_reason */
function toStop(code: string | null): Stop | null {
  if (code === null) return null
  const slug = code.replaceAll('.', '_')
  const isRejected = code.startsWith('rejected.')
  const unknown = isRejected ? 'rejected_other' : 'unknown'
  return {
    kind: isRejected ? 'rejected' : (stopKinds.get(code) ?? 'other'),
    code,
    word: `stop.${Object.hasOwn(words.stop, slug) ? slug : unknown}` as WordKey,
  }
}
