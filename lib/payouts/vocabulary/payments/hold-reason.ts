export const holdReasons = ['chargeback-risk', 'identity-doubt', 'policy', 'coach-asked', 'other'] as const

export type HoldReason = (typeof holdReasons)[number]
