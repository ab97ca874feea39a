import type { Account } from '../../accounts/account'
import type { CapabilityName } from '../../engine/facts'
import { refusal } from '../../errors'

export type CapabilitiesParam = Record<string, { requested?: boolean }>

const supported: CapabilityName[] = ['card_payments', 'transfers']

/** Accounts in these countries may not request transfers alone, observed in public test logs. */
const neverTransfersAlone = ['BR', 'US']

export function requestedCapabilities(
  change: CapabilitiesParam | undefined,
  country: string,
  before: CapabilityName[] = [],
): CapabilityName[] {
  if (change === undefined) return before
  const unsupported = Object.keys(change).find((name) => !supported.includes(name as CapabilityName))
  if (unsupported !== undefined) {
    throw refusal('unsupported capability', { known: supported.join(' and '), capability: unsupported })
  }
  const requested = supported.filter((name) => change[name]?.requested ?? before.includes(name))
  if (requested.includes('card_payments') && !requested.includes('transfers')) {
    throw refusal('card payments alone')
  }
  if (requested.length === 1 && neverTransfersAlone.includes(country)) {
    throw refusal('transfers alone', { country })
  }
  return requested
}

/**
 * The account once `change` is done to what is requested of it.
 * @param now unix seconds on the local clock
 */
export function withRequested(account: Account, change: CapabilitiesParam | undefined, now: number): Account {
  const { facts, profile } = account
  const requested = requestedCapabilities(change, facts.country, facts.requested)
  const added = requested.filter((name) => !facts.requested.includes(name)).map((name) => [name, now])
  const requestedAt = { ...profile.requestedAt, ...Object.fromEntries(added) }
  return { ...account, profile: { ...profile, requestedAt }, facts: { ...facts, requested } }
}
