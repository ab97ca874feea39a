export const payoutLineKinds = ['payment', 'taken-back', 'other'] as const

export type PayoutLineKind = (typeof payoutLineKinds)[number]
