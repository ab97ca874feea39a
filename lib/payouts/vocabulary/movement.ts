/** Money the provider moves for a payment, in the order in which it comes about. */
export const movementKinds = [
  /** From the client to the platform. */
  'capture',
  /** From the platform to the coach. */
  'transfer',
  /** From the coach to the platform, for the platform. */
  'fee',
  /** From the platform back to the client. */
  'refund',
  /** From the coach back to the platform. */
  'reversal',
  /** From the platform back to the coach. */
  'fee-return',
  /** Taken from the platform by the client's bank. */
  'dispute',
] as const

export type MovementKind = (typeof movementKinds)[number]

/**
 * done, or for a refund: pending, failed. For a dispute: inquiry (the bank asks and took nothing yet),
 * inquiry-answered (it has our answer, and took nothing yet), needs-answer, under-review, won, lost, closed (nothing was
 * taken in the end). The worst first: what waits for us, then what is lost, then what others decide, then what is over
 * and took nothing.
 */
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

/** In these it took no money, or all of it came back. */
export const statesWithoutMoney = [
  'failed',
  'won',
  'inquiry',
  'inquiry-answered',
  'closed',
] as const satisfies readonly MovementState[]
