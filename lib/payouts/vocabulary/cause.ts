export const causes = ['created', 'webhook-event', 'return', 'coach', 'admin', 'gate', 'reconciliation'] as const

export type Cause = (typeof causes)[number]

/** restarted looks like a restored disk. asked: on request. */
export const doubtCauses = ['restarted', 'moved', 'asked'] as const

export type DoubtCause = (typeof doubtCauses)[number]
