import type { Account } from '../../accounts/account'

/** The account as the API returns it, plus what the API never shows. */
export function accountView({ shown, platform, access, facts, overrides, capabilities }: Account) {
  return { ...shown, platform, access, facts, overrides, capability_objects: Object.values(capabilities) }
}
