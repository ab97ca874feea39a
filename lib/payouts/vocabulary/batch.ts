export const batchVerbs = ['remind', 'check', 'hold', 'release', 'invite'] as const

export type BatchVerb = (typeof batchVerbs)[number]

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
  'excluded',
  'invited-lately',
  'gone',
  'failed',
  'interrupted',
] as const

export type BatchOutcome = (typeof batchOutcomes)[number]

export const batchFailures = ['failed', 'interrupted'] as const satisfies readonly BatchOutcome[]

export function isFailure(outcome: BatchOutcome): boolean {
  return batchFailures.some((failure) => failure === outcome)
}

export const batchStates = ['draft', 'running', 'stopping', 'stopped', 'ended'] as const

export type BatchState = (typeof batchStates)[number]

export const mostSelected = 200

export const mostInBatch = 100_000
