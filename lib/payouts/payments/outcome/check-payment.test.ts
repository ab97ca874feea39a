import { expect, test } from 'vitest'
import type { PaymentFacts } from '../../ports/provider'
import type { MovementState } from '../../vocabulary/payments/movement'
import { nextCheckSeconds } from './check-payment'
import { failedSeconds } from './check-schedule'
import type { Movement } from './movement'

const hour = 3600
const movement = (state: MovementState): Movement => ({
  id: 're_1',
  kind: 'refund',
  amount: 100,
  currency: 'eur',
  at: new Date(0),
  state,
  reason: null,
  dueBy: null,
})
const transfer: Movement = { ...movement('done'), id: 'tr_1', kind: 'transfer' }
const facts = (state: PaymentFacts['state'], ...states: MovementState[]): PaymentFacts => ({
  paymentId: 'pi_1',
  state,
  movements: [...(state === 'paid' ? [transfer] : []), ...states.map(movement)],
})

test.each([
  [0, 10],
  [40, 10],
  [400, 100],
  [hour, 900],
  [30 * 24 * hour, 24 * hour],
])('checks an open payment that is %i seconds old again after %i', (age, seconds) => {
  expect(nextCheckSeconds(facts('open'), age)).toBe(seconds)
})

test.each<[PaymentFacts['state'], MovementState[]]>([
  ['canceled', []],
  ['paid', ['done']],
  ['paid', ['done', 'failed', 'won', 'lost', 'closed']],
])('expects nothing more of a payment that is %s with %j', (state, states) => {
  expect(nextCheckSeconds(facts(state, ...states), 0)).toBeNull()
})

test.each<MovementState>(['pending', 'inquiry', 'inquiry-answered', 'needs-answer', 'under-review'])(
  'checks a paid payment with something %s four times a day',
  (state) => {
    expect(nextCheckSeconds(facts('paid', 'done', state), 90 * 24 * hour)).toBe(6 * hour)
  },
)

test('checks a processing or untransferred payment like an open one', () => {
  for (const age of [0, hour, 30 * 24 * hour]) {
    const open = nextCheckSeconds(facts('open'), age)
    expect(nextCheckSeconds(facts('processing'), age)).toBe(open)
    expect(nextCheckSeconds({ ...facts('paid'), movements: [{ ...transfer, kind: 'capture' }] }, age)).toBe(open)
  }
})

test.each([
  ['timed-out', 3600],
  ['not-canceled', 3600],
  ['gone', 86_400],
  ['unreadable', 86_400],
] as const)('retries a failed check, %s, less and less often, finally after %i seconds', (failure, most) => {
  expect([1, 2, 3, 4].map((failures) => failedSeconds(failure, failures))).toEqual([10, 20, 40, 80])
  expect(failedSeconds(failure, 1_000_000)).toBe(most)
})
