import type Stripe from 'stripe'
import type { Snapshot, Stop } from '@/lib/payouts/accounts/account'
import type { StopKind } from '@/lib/payouts/vocabulary/accounts/stop-kind'
import type { Transfers } from '@/lib/payouts/vocabulary/accounts/transfers'
import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { checkAccountShape } from '../client/answer-shapes'
import { readAs } from '../client/failures'
import words from '../words/en.json'
import { toRequirementFacts } from './requirements'

/**
 * Converts an account. Ignores unknown keys; missing ones mean no. Throws UnreadableAnswer for values that cannot be
 * stored.
 */
export function toSnapshot(account: Stripe.Account): Snapshot {
  return readAs(() => {
    checkAccountShape(account)
    return asSnapshot(account)
  })
}

function asSnapshot(account: Stripe.Account): Snapshot {
  return {
    payoutsEnabled: account.payouts_enabled === true,
    chargesEnabled: account.charges_enabled === true,
    submitted: account.details_submitted === true,
    transfers: toTransfers(account.capabilities?.transfers),
    stop: toStop(account.requirements?.disabled_reason ?? null),
    ...toRequirementFacts(account),
    country: account.country ?? '',
    currency: account.default_currency ?? '',
  }
}

function toTransfers(status: string | undefined): Transfers {
  if (status === 'active' || status === 'pending') return status
  return status === undefined || status === 'unrequested' ? 'unrequested' : 'inactive'
}

/** The platform's own rejections, which it can undo: https://docs.stripe.com/api/account/unreject */
const rejectedBy = (code: string) => (code.startsWith('rejected.platform_') ? 'rejected-by-us' : 'rejected')

const unknownRejection = { rejected: 'rejected_other', 'rejected-by-us': 'rejected_platform_other' }

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
  const unknown = isRejected ? unknownRejection[rejectedBy(code)] : 'unknown'
  return {
    kind: isRejected ? rejectedBy(code) : (stopKinds.get(code) ?? 'other'),
    code,
    word: `stop.${Object.hasOwn(words.stop, slug) ? slug : unknown}` as WordKey,
  }
}
