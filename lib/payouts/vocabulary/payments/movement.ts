export const movementKinds = [
  // Client to platform.
  'capture',
  // Platform to coach.
  'transfer',
  // Coach to platform.
  'fee',
  // Platform to client.
  'refund',
  // Coach to platform.
  'reversal',
  // Platform to coach.
  'fee-return',
  // Platform to bank.
  'dispute',
] as const

export type MovementKind = (typeof movementKinds)[number]

/** For disputes: inquiry took nothing yet, closed took nothing in the end. Worst first. */
export const movementStates = [
  'needs-answer',
  'inquiry',
  'lost',
  'under-review',
  'inquiry-answered',
  'pending',
  'failed',
  'won',
  'closed',
  'done',
] as const

export type MovementState = (typeof movementStates)[number]

export const statesToAnswer = ['needs-answer', 'inquiry'] as const satisfies readonly MovementState[]

/** Took nothing, or all came back. */
export const statesWithoutMoney = [
  'failed',
  'won',
  'inquiry',
  'inquiry-answered',
  'closed',
] as const satisfies readonly MovementState[]
