import {
  type MovementKind,
  type MovementState,
  movementStates,
  statesToAnswer,
  statesWithoutMoney,
} from '../../vocabulary/payments/movement'
export interface Movement {
  id: string
  kind: MovementKind
  amount: number
  currency: string
  at: Date
  state: MovementState
  reason: string | null
  dueBy: Date | null
}

export function stands({ state }: Pick<Movement, 'state'>): boolean {
  return !without.has(state)
}

const without = new Set<MovementState>(statesWithoutMoney)

export function isUnsettled({ state }: Pick<Movement, 'state'>): boolean {
  return unsettled.has(state)
}

const unsettled = new Set<MovementState>(['pending', 'inquiry', 'inquiry-answered', 'needs-answer', 'under-review'])

export function waitsForAnswer({ state }: Pick<Movement, 'state'>): boolean {
  return statesToAnswer.some((each) => each === state)
}

/** Transfers and fees may appear an hour late. */
export function hasReachedCoach(movements: Pick<Movement, 'kind'>[]): boolean {
  return movements.some(({ kind }) => kind === 'transfer')
}

type Sized = Pick<Movement, 'kind' | 'amount' | 'state'>

/** Minor units. */
export function refundsOf(movements: Sized[]): { refunded: number; refundPending: number } {
  const refundPending = sumOf(
    'refund',
    movements.filter(({ state }) => state === 'pending'),
  )
  return { refunded: sumOf('refund', movements) - refundPending, refundPending }
}

/** The worst; of equals, the earliest due, then the largest. */
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

export function sumOf(kind: MovementKind, movements: Sized[]): number {
  return movements
    .filter((movement) => movement.kind === kind && stands(movement))
    .reduce((sum, { amount }) => sum + amount, 0)
}
