/** What an API key lets its client do: charge and follow payments; ask who can be paid. */
export const keyScopes = ['charges', 'readiness'] as const

export type KeyScope = (typeof keyScopes)[number]
