import type { Account } from '../../accounts/account'

interface AccountState {
  isOn: boolean
  words: string
}

/** Payments and payouts in a coach's words, and why they are off. */
export function accountStates({ shown }: Account): AccountState[] {
  const { charges_enabled, payouts_enabled, requirements } = shown
  const why = whyOff(requirements.disabled_reason)
  return [
    charges_enabled
      ? { isOn: true, words: 'Payments are on: clients can pay you.' }
      : { isOn: false, words: `Payments are off: ${why}` },
    payouts_enabled
      ? { isOn: true, words: 'Payouts are on: your money goes to your bank account.' }
      : { isOn: false, words: `Payouts are off: ${why}` },
  ]
}

/** Reasons from docs.stripe.com/api/accounts/object, `requirements.disabled_reason`. */
function whyOff(reason: string | null): string {
  if (reason?.startsWith('rejected.')) return 'the account was rejected.'
  switch (reason) {
    case 'requirements.past_due':
      return 'we need something from you.'
    case 'requirements.pending_verification':
      return 'your details are being checked.'
    case 'under_review':
    case 'listed':
      return 'the account is being reviewed.'
    case 'platform_paused':
      return 'your platform paused the account.'
    case 'action_required.requested_capabilities':
      return 'your platform has not asked for them.'
    default:
      return 'the reason is not told. Ask your platform.'
  }
}
