/** fresh; a newer answer is on its way; or the provider could not be reached for it. */
export const freshnessKinds = ['fresh', 'checking', 'unconfirmed'] as const

export type FreshnessKind = (typeof freshnessKinds)[number]
