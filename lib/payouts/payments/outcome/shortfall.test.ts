import { expect, test } from 'vitest'
import type { MovementKind, MovementState } from '../../vocabulary/payments/movement'
import { shortfallOf } from './shortfall'

const of = (kind: MovementKind, amount: number, state: MovementState = 'done') => ({ kind, amount, state })
const paid = [of('capture', 100_00), of('transfer', 100_00), of('fee', 10_00)]
const takenBack = (amount: number, state: MovementState) => [
  of('refund', amount, state),
  of('reversal', amount),
  of('fee-return', amount / 10),
]

test('keeps a failed refund’s reversal as the coach’s, less the returned fee', () => {
  expect(shortfallOf([...paid, ...takenBack(50_00, 'failed')])).toEqual({ reversed: 50_00, feeReturned: 5_00 })
})

test.each<MovementState>(['done', 'pending'])('counts nothing taken back for a refund that is %s', (state) => {
  expect(shortfallOf([...paid, ...takenBack(50_00, state)])).toBeNull()
})

test('takes nothing from the coach for a failed refund that was ours to pay', () => {
  expect(shortfallOf([...paid, of('refund', 50_00, 'failed')])).toBeNull()
  const another = takenBack(30_00, 'done')
  expect(shortfallOf([...paid, of('refund', 50_00, 'failed'), ...another])).toBeNull()
})

test('counts only the failed one of two refunds', () => {
  const both = [...paid, ...takenBack(50_00, 'failed'), ...takenBack(20_00, 'done')]
  expect(shortfallOf(both)).toEqual({ reversed: 50_00, feeReturned: 5_00 })
})

test('lets a later refund that we pay use up a shortfall', () => {
  const failed = [...paid, ...takenBack(50_00, 'failed')]
  expect(shortfallOf([...failed, of('refund', 20_00)])).toEqual({ reversed: 30_00, feeReturned: 3_00 })
  expect(shortfallOf([...failed, of('refund', 50_00)])).toBeNull()
})

test('counts no reversal beyond the failed refund', () => {
  const more = [...paid, ...takenBack(50_00, 'failed'), of('reversal', 30_00)]
  expect(shortfallOf(more)).toMatchObject({ reversed: 50_00 })
})
