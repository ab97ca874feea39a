/** Parts of the rate limit, each with its own queue. */
export const lanes = ['person', 'machine', 'list', 'write'] as const

export type Lane = (typeof lanes)[number]
