export const businessTypes = ['individual', 'company', 'non-profit'] as const

export type BusinessType = (typeof businessTypes)[number]
