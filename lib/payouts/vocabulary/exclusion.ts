export const exclusions = ['withdrawn', 'suspended', 'removed', 'erased'] as const

export type Exclusion = (typeof exclusions)[number]

export const unlistedExclusions = ['withdrawn', 'removed'] as const

export const chosenExclusions = ['withdrawn', 'suspended', 'removed'] as const

export type ChosenExclusion = (typeof chosenExclusions)[number]

/** What each may follow; null: full access. */
export const exclusionsBefore: Record<Exclusion, readonly (Exclusion | null)[]> = {
  withdrawn: [null],
  suspended: [null],
  removed: [null, 'suspended'],
  erased: ['withdrawn', 'removed'],
}

export const exclusionRefusals = [
  'excluded-otherwise',
  'signed-in',
  'has-account',
  'money-moving',
  'payout-under-way',
  'money-left',
  'staff',
  'closing',
] as const

export type ExclusionRefusal = (typeof exclusionRefusals)[number]

export const erasedName = 'Erased coach'
