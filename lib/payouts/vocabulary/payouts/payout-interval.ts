export const payoutIntervals = ['daily', 'weekly', 'monthly', 'manual'] as const

export type PayoutInterval = (typeof payoutIntervals)[number]
