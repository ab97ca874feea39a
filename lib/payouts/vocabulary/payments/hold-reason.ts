export const chosenHoldReasons = ['chargeback-risk', 'identity-doubt', 'policy', 'coach-asked', 'other'] as const

export const holdReasons = [...chosenHoldReasons, 'excluded'] as const

export type HoldReason = (typeof holdReasons)[number]

export type ChosenHoldReason = (typeof chosenHoldReasons)[number]
