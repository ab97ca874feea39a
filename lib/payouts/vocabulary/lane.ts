/** Parts of the provider's rate limit, each with a queue of its own in the database. */
export const lanes = ['person', 'machine', 'list', 'write'] as const

export type Lane = (typeof lanes)[number]
