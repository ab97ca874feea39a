import { type MovementKind, type MovementState, movementStates, statesWithoutMoney } from '../../vocabulary/movement'
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
export function stands({ state }: Pick<Movement, 'state'>): boolean {
  return !without.has(state)
}

const without = new Set<MovementState>(statesWithoutMoney)

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

type Sized = Pick<Movement, 'kind' | 'amount' | 'state'>

/** What went back to the client, and what is on its way there and may still fail; minor units. Together what stands. */
export function refundsOf(movements: Sized[]): { refunded: number; refundPending: number } {
  const refundPending = sumOf(
    'refund',
    movements.filter(({ state }) => state === 'pending'),
  )
  return { refunded: sumOf('refund', movements) - refundPending, refundPending }
}

/** The dispute to tell of where one is told for all: the worst, and of two alike the one that is due first, or takes more. */
export function worstDispute(movements: Movement[]): Movement | null {
  const [worst = null] = movements.filter(({ kind }) => kind === 'dispute').toSorted(byWeight)
  return worst
}

function byWeight(one: Movement, other: Movement): number {
  const due = ({ dueBy }: Movement) => dueBy?.getTime() ?? Number.POSITIVE_INFINITY
  const rank = ({ state }: Movement) => movementStates.indexOf(state)
  return rank(one) - rank(other) || compare(due(one), due(other)) || other.amount - one.amount
}

const compare = (one: number, other: number) => (one === other ? 0 : one - other)

/** What the movements of one kind come to, in minor units. */
export function sumOf(kind: MovementKind, movements: Sized[]): number {
  return movements
    .filter((movement) => movement.kind === kind && stands(movement))
    .reduce((sum, { amount }) => sum + amount, 0)
}
