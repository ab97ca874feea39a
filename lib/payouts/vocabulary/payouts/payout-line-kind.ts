export const payoutLineKinds = ['payment', 'taken-back', 'returned', 'other'] as const

export type PayoutLineKind = (typeof payoutLineKinds)[number]
