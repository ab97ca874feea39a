/** What made us ask the provider. */
export const causes = ['created', 'notice', 'return', 'coach', 'admin', 'gate', 'sweep'] as const

export type Cause = (typeof causes)[number]

/**
 * What began a doubt. restarted: the database was started again, and nothing else differs; a disk that was put back
 * looks the same. moved: it lies elsewhere, or its rows were written again. asked: somebody asked for everything to be
 * compared.
 */
export const doubtCauses = ['restarted', 'moved', 'asked'] as const

export type DoubtCause = (typeof doubtCauses)[number]
