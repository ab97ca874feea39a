import { expect, test } from 'vitest'
import type { MovementKind, MovementState } from '../../vocabulary/payments/movement'
import { sumOf } from './movement'

const of = (kind: MovementKind, amount: number, state: MovementState) => ({ kind, amount, state })

test('counts neither what came back nor what was never taken, and mixes no kinds', () => {
  const movements = [
    of('refund', 1, 'done'),
    of('refund', 20, 'pending'),
    of('refund', 300, 'failed'),
    of('dispute', 4_000, 'needs-answer'),
    of('dispute', 50_000, 'lost'),
    of('dispute', 600_000, 'won'),
    of('dispute', 7_000_000, 'inquiry'),
    of('dispute', 80_000_000, 'closed'),
    of('dispute', 900_000_000, 'inquiry-answered'),
  ]
  expect([sumOf('refund', movements), sumOf('dispute', movements), sumOf('fee', movements)]).toEqual([21, 54_000, 0])
})
