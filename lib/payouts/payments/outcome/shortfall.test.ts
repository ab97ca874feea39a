import { expect, test } from 'vitest'
import type { MovementKind, MovementState } from '../../vocabulary/movement'
import { shortfallOf } from './shortfall'

const of = (kind: MovementKind, amount: number, state: MovementState = 'done') => ({ kind, amount, state })
const paid = [of('capture', 100_00), of('transfer', 100_00), of('fee', 10_00)]
const takenBack = (amount: number, state: MovementState) => [
  of('refund', amount, state),
  of('reversal', amount),
  of('fee-return', amount / 10),
]

test('what was taken back for a refund that failed is the coach’s still, less what they got of our fee', () => {
  expect(shortfallOf([...paid, ...takenBack(50_00, 'failed')])).toEqual({ reversed: 50_00, feeReturned: 5_00 })
})

test.each<MovementState>(['done', 'pending'])('what was taken back for a refund that is %s is not', (state) => {
  expect(shortfallOf([...paid, ...takenBack(50_00, state)])).toBeNull()
})

test('a refund that failed and was ours to pay took nothing from the coach', () => {
  expect(shortfallOf([...paid, of('refund', 50_00, 'failed')])).toBeNull()
  const another = takenBack(30_00, 'done')
  expect(shortfallOf([...paid, of('refund', 50_00, 'failed'), ...another])).toBeNull()
})

test('of one that failed and one that did not, only the former is in vain', () => {
  const both = [...paid, ...takenBack(50_00, 'failed'), ...takenBack(20_00, 'done')]
  expect(shortfallOf(both)).toEqual({ reversed: 50_00, feeReturned: 5_00 })
})

test('a refund we pay later uses up what was taken in vain', () => {
  const failed = [...paid, ...takenBack(50_00, 'failed')]
  expect(shortfallOf([...failed, of('refund', 20_00)])).toEqual({ reversed: 30_00, feeReturned: 3_00 })
  expect(shortfallOf([...failed, of('refund', 50_00)])).toBeNull()
})

test('what somebody took back beyond the failed refund is no part of it', () => {
  const more = [...paid, ...takenBack(50_00, 'failed'), of('reversal', 30_00)]
  expect(shortfallOf(more)).toMatchObject({ reversed: 50_00 })
})
