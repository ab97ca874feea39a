/** How a fetch from the provider failed without an answer about the account. */
export const failures = [
  'unreachable',
  'timed-out',
  'busy',
  'key-refused',
  'provider-error',
  /** It answered, and with what nobody can keep. */
  'unreadable',
] as const

export type Failure = (typeof failures)[number]

/** Why a look at a payment failed. gone: the provider knows it no more. not-canceled: the gate refuses it, and it is open. */
export const checkFailures = [...failures, 'gone', 'not-canceled'] as const

export type CheckFailure = (typeof checkFailures)[number]
