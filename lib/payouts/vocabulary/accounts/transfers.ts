export const transferStates = ['active', 'pending', 'inactive', 'unrequested'] as const

export type Transfers = (typeof transferStates)[number]
