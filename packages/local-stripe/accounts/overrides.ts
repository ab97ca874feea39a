import type { AccountStatus } from '../engine/account-status'
import type { Overrides } from './account'

/** Facts set by the control API override the engine's result. */
export function withOverrides(status: AccountStatus, overrides: Overrides | null): AccountStatus {
  if (overrides === null) return status
  return {
    detailsSubmitted: overrides.details_submitted ?? status.detailsSubmitted,
    chargesEnabled: overrides.charges_enabled ?? status.chargesEnabled,
    payoutsEnabled: overrides.payouts_enabled ?? status.payoutsEnabled,
    capabilities: { ...status.capabilities, ...overrides.capabilities },
    requirements: { ...status.requirements, ...overrides.requirements },
    futureRequirements: { ...status.futureRequirements, ...overrides.future_requirements },
    changesAt: status.changesAt,
  }
}

/** Merges new overrides into earlier ones, section by section. */
export function mergedOverrides(before: Overrides | null, next: Overrides): Overrides {
  const sections = ['capabilities', 'requirements', 'future_requirements'] as const
  const joined: Overrides = { ...before, ...next }
  for (const section of sections) {
    if (before?.[section] && next[section])
      Object.assign(joined, { [section]: { ...before[section], ...next[section] } })
  }
  return joined
}
