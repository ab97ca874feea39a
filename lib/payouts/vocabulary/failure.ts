export const failures = [
  'unreachable',
  'timed-out',
  'busy',
  'key-refused',
  'provider-error',
  /** It cannot be stored. */
  'unreadable',
] as const

export type Failure = (typeof failures)[number]

/** gone: unknown there. */
export const checkFailures = [...failures, 'gone', 'not-canceled'] as const

export type CheckFailure = (typeof checkFailures)[number]
