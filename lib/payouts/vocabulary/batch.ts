/** What staff can do with many coaches at once. */
export const batchVerbs = ['remind', 'check', 'hold', 'release', 'invite'] as const

export type BatchVerb = (typeof batchVerbs)[number]

/** done: what was wanted is so. All others say why not. */
export const batchOutcomes = [
  'done',
  'reminded-lately',
  'reminders-stopped',
  'nothing-asked',
  'on-hold',
  'no-account',
  'not-ours',
  'already-held',
  'not-held',
  'not-needed',
  'invited-lately',
  'gone',
  'failed',
  'interrupted',
] as const

export type BatchOutcome = (typeof batchOutcomes)[number]

/** What could not be done, although it should have been. */
export const batchFailures = ['failed', 'interrupted'] as const satisfies readonly BatchOutcome[]

export function isFailure(outcome: BatchOutcome): boolean {
  return batchFailures.some((failure) => failure === outcome)
}

export const batchStates = ['draft', 'running', 'stopping', 'stopped', 'ended'] as const

export type BatchState = (typeof batchStates)[number]

/** Selected one by one. */
export const mostSelected = 200

/** All that match a filter. */
export const mostInBatch = 100_000
