/** Why a coach may neither sign in nor be paid. All but erased can be taken back. */
export const exclusions = ['withdrawn', 'suspended', 'removed', 'erased'] as const

export type Exclusion = (typeof exclusions)[number]

/** Out of staff's lists, and can be brought back. */
export const unlistedExclusions = ['withdrawn', 'removed'] as const

/** What an admin's press may make of a coach; erasing has a form of its own. */
export const chosenExclusions = ['withdrawn', 'suspended', 'removed'] as const

export type ChosenExclusion = (typeof chosenExclusions)[number]

const comesAfter: Record<Exclusion, readonly (Exclusion | null)[]> = {
  withdrawn: [null],
  suspended: [null],
  removed: [null, 'suspended'],
  erased: ['withdrawn', 'removed'],
}

export function mayBecome(now: Exclusion | null, next: Exclusion): boolean {
  return comesAfter[next].includes(now)
}

export const exclusionRefusals = [
  /** Somebody else pressed first, or the page is old. */
  'excluded-otherwise',
  'signed-in',
  'has-account',
  'money-moving',
  'payout-under-way',
  'money-left',
  /** The person is or was an admin. */
  'staff',
  /** Its account is being closed or stored right now. */
  'closing',
] as const

export type ExclusionRefusal = (typeof exclusionRefusals)[number]

/** Stands for the name of an erased coach, wherever a payment or a decision shows one. */
export const erasedName = 'Erased coach'
