export const refundRefusals = ['nothing-left', 'too-much', 'disputed', 'no-money', 'gone', 'other'] as const

export type RefundRefusal = (typeof refundRefusals)[number]

export const refundStates = ['asked', 'made', 'refused', 'lost'] as const

export type RefundState = (typeof refundStates)[number]
