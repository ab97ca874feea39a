import { type AccountStatus, noRequirements } from '../engine/account-status'
import { capabilityReason } from '../engine/capability-reason'
import type { Account } from './account'

export function capabilityBody(
  { id, created, profile, facts }: Pick<Account, 'id' | 'created' | 'profile' | 'facts'>,
  name: string,
  status: string,
  { requirements, futureRequirements }: AccountStatus,
): Record<string, unknown> {
  return {
    id: name,
    object: 'capability',
    account: id,
    future_requirements: { ...futureRequirements, disabled_reason: null },
    requested: true,
    requested_at: profile.requestedAt?.[name] ?? created,
    requirements: {
      ...requirements,
      disabled_reason: status === 'active' ? null : capabilityReason(requirements.disabled_reason, facts.given),
    },
    status,
  }
}

export function unrequestedCapability(accountId: string, name: string): Record<string, unknown> {
  return {
    id: name,
    object: 'capability',
    account: accountId,
    future_requirements: noRequirements,
    requested: false,
    requested_at: null,
    requirements: noRequirements,
    status: 'unrequested',
  }
}
