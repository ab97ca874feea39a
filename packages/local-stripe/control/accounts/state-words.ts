import type { Account } from '../../accounts/account'
import { timeOf } from '../frame'

export function stateOf({ access, shown }: Account): string {
  const { details_submitted, charges_enabled, payouts_enabled, capabilities, requirements } = shown
  const reason = requirements.disabled_reason
  if (access === 'closed') return 'Closed for good'
  if (access === 'withdrawn') return 'Access withdrawn'
  if (reason?.startsWith('rejected.')) return 'Rejected'
  if (reason === 'platform_paused') return 'Paused'
  if (reason === 'under_review') return 'Under review'
  if (reason === 'listed') return 'Listed'
  if (!details_submitted) return 'Not submitted yet'
  if (requirements.past_due.length > 0) return 'Something is overdue'
  if (requirements.pending_verification.length > 0) return 'Being checked'
  if (!payouts_enabled) return charges_enabled ? 'Payouts are off' : 'Charges and payouts are off'
  if (Object.values(capabilities).some((status) => status !== 'active')) return 'A capability is off'
  if (requirements.currently_due.length === 0) return 'Ready'
  const deadline = requirements.current_deadline
  return deadline === null ? 'Ready, and more is asked' : `Ready, and more is asked by ${timeOf(deadline)}`
}
