/** Why we hold a coach, in the order they are offered: a few codes, so that nothing typed freely gets into a decision. */
export const holdReasons = ['chargeback-risk', 'identity-doubt', 'policy', 'coach-asked', 'other'] as const

export type HoldReason = (typeof holdReasons)[number]
