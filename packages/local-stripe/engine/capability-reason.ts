import { isInactive } from './verification/verify-business-profile'

/**
 * Why a capability is off, which it words otherwise than its account does; the words are those of the SDK's types, which
 * belongs to which is inferred.
 * @param reason the account's own
 */
export function capabilityReason(reason: string | null, given: Record<string, string>): string {
  if (isInactive(given)) return 'paused.inactivity'
  return words[reason ?? ''] ?? (reason?.startsWith('rejected.') ? 'rejected.other' : 'other')
}

const words: Record<string, string> = {
  'requirements.past_due': 'requirements.fields_needed',
  'requirements.pending_verification': 'pending.review',
  under_review: 'pending.review',
  listed: 'pending.review',
  platform_paused: 'platform_paused',
}
