/** Whether the provider accepts new money for an account. */
export const transferStates = ['active', 'pending', 'inactive', 'unrequested'] as const

export type Transfers = (typeof transferStates)[number]
