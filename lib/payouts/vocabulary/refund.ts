/** Why the provider refuses a refund. */
export const refundRefusals = ['nothing-left', 'too-much', 'disputed', 'no-money', 'gone', 'other'] as const

export type RefundRefusal = (typeof refundRefusals)[number]

/** asked: what came of it is not known. lost: it never reached the provider. */
export const refundStates = ['asked', 'made', 'refused', 'lost'] as const

export type RefundState = (typeof refundStates)[number]
