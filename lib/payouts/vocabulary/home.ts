export const homeSteps = ['invited', 'signed-in', 'opened', 'submitted', 'ready'] as const

export type HomeStep = (typeof homeSteps)[number]

export const homeTotalKinds = ['step', 'wait', 'asked', 'due'] as const

export type HomeTotalKind = (typeof homeTotalKinds)[number]

export const moneyKinds = ['paid', 'refunded', 'disputed', 'refused'] as const

export type MoneyKind = (typeof moneyKinds)[number]
