import type { Account } from '../../accounts/account'

/** An account as the control API shows it: all the API answers, and what the API never says. */
export function accountView({ shown, platform, access, facts, overrides, capabilities }: Account) {
  return { ...shown, platform, access, facts, overrides, capability_objects: Object.values(capabilities) }
}
