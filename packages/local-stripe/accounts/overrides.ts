import type { Assessment } from '../engine/assessment'
import type { Overrides } from './account'

/** Facts set by the control API override the engine's result. */
export function overridden(assessed: Assessment, overrides: Overrides | null): Assessment {
  if (overrides === null) return assessed
  return {
    detailsSubmitted: overrides.details_submitted ?? assessed.detailsSubmitted,
    chargesEnabled: overrides.charges_enabled ?? assessed.chargesEnabled,
    payoutsEnabled: overrides.payouts_enabled ?? assessed.payoutsEnabled,
    capabilities: { ...assessed.capabilities, ...overrides.capabilities },
    requirements: { ...assessed.requirements, ...overrides.requirements },
    futureRequirements: { ...assessed.futureRequirements, ...overrides.future_requirements },
    changesAt: assessed.changesAt,
  }
}

/** Merges new overrides into earlier ones, section by section. */
export function joinedOverrides(before: Overrides | null, next: Overrides): Overrides {
  const sections = ['capabilities', 'requirements', 'future_requirements'] as const
  const joined: Overrides = { ...before, ...next }
  for (const section of sections) {
    if (before?.[section] && next[section])
      Object.assign(joined, { [section]: { ...before[section], ...next[section] } })
  }
  return joined
}
