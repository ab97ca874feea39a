/** Money the provider moved for a charge. */
export type MovementKind =
  /** From the client to the platform. */
  | 'capture'
  /** From the coach to the platform, for the platform. */
  | 'fee'
  /** From the platform to the coach. */
  | 'transfer'
  /** From the platform back to the client. */
  | 'refund'
  /** From the platform back to the coach. */
  | 'fee-return'
  /** From the coach back to the platform. */
  | 'reversal'
  /** Taken from the platform by the client's bank. */
  | 'dispute'

/**
 * done, or for a refund: pending, failed. For a dispute: inquiry (the bank asks and took nothing yet),
 * inquiry-answered (it has our answer, and took nothing yet), needs-answer, under-review, won, lost, closed (nothing was
 * taken in the end).
 */
export type MovementState =
  | 'done'
  | 'pending'
  | 'failed'
  | 'inquiry'
  | 'inquiry-answered'
  | 'needs-answer'
  | 'under-review'
  | 'won'
  | 'lost'
  | 'closed'

/** One thing that moved of a charge's money, under the provider's own id. */
export interface Movement {
  id: string
  kind: MovementKind
  /** Minor units, above zero. */
  amount: number
  /** ISO 4217, lower case. */
  currency: string
  /** The provider's own time. */
  at: Date
  state: MovementState
  /** The provider's code of why; null when it gives none. */
  reason: string | null
  /** Until when the provider takes evidence; null for anything but a dispute. */
  dueBy: Date | null
}

/** Whether it took money that did not come back. */
export function isStanding({ state }: Pick<Movement, 'state'>): boolean {
  return !without.has(state)
}

const without = new Set<MovementState>(['failed', 'won', 'inquiry', 'inquiry-answered', 'closed'])

/** Whether the provider will say more of it by itself. */
export function isUnsettled({ state }: Pick<Movement, 'state'>): boolean {
  return unsettled.has(state)
}

const unsettled = new Set<MovementState>(['pending', 'inquiry', 'inquiry-answered', 'needs-answer', 'under-review'])

/** Whether the client's bank waits for our word. */
export function waitsForAnswer({ state }: Pick<Movement, 'state'>): boolean {
  return state === 'needs-answer' || state === 'inquiry'
}

/** Whether the coach was sent the money: the provider may take an hour from a client's payment, and tells of fees then. */
export function hasReachedCoach(movements: Pick<Movement, 'kind'>[]): boolean {
  return movements.some(({ kind }) => kind === 'transfer')
}

/** What the movements of one kind come to, in minor units. */
export function sumOf(kind: MovementKind, movements: Pick<Movement, 'kind' | 'amount' | 'state'>[]): number {
  return movements
    .filter((movement) => movement.kind === kind && isStanding(movement))
    .reduce((sum, { amount }) => sum + amount, 0)
}
