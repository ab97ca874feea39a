import { expect, test } from 'vitest'
import { words } from '../testing/words'
import { signedSum } from './signs'
import { sumsInOrder, sumsShown } from './sums-in-order'
import { toTotalRow } from './sums-row'

const sums = {
  ...{ charged: 100_00, fees: 10_00, transferred: 100_00, disputed: 0 },
  ...{ refunds: 20_00, refundsPending: 30_00, feesReturned: 5_00, reversed: 50_00 },
}
const line = { currency: 'eur', sums }

test('shows pending refunds apart, and adds up to what the platform has left', () => {
  const shown = sumsShown([line])
  const cells = toTotalRow(line, shown, words).sums
  expect(cells[shown.indexOf('refunds')]).toBe('−€20.00')
  expect(cells[shown.indexOf('refundsPending')]).toBe('−€30.00')
  const added = sumsInOrder.reduce((sum, name) => sum + signedSum(sums, name), 0)
  expect(added).toBe(100_00 + 10_00 - 100_00 - 20_00 - 30_00 - 5_00 + 50_00)
})

test('needs no column for pending refunds when there are none', () => {
  expect(sumsShown([{ currency: 'eur', sums: { ...sums, refundsPending: 0 } }])).not.toContain('refundsPending')
})
