export const freshnessKinds = ['fresh', 'checking', 'unconfirmed'] as const

export type FreshnessKind = (typeof freshnessKinds)[number]
