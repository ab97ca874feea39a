export const payoutStates = ['on-its-way', 'paid', 'failed', 'canceled'] as const

export type PayoutState = (typeof payoutStates)[number]

/** Days in which a paid payout may still fail. */
export const unsureDays = 14
