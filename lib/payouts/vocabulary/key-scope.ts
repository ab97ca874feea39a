export const keyScopes = ['charges', 'readiness'] as const

export type KeyScope = (typeof keyScopes)[number]
