/** Stored since the first build: `notice` is a webhook event, `sweep` reconciliation. */
export const causes = ['created', 'notice', 'return', 'coach', 'admin', 'gate', 'sweep'] as const

export type Cause = (typeof causes)[number]

/** restarted looks like a restored disk. asked: on request. */
export const doubtCauses = ['restarted', 'moved', 'asked'] as const

export type DoubtCause = (typeof doubtCauses)[number]
