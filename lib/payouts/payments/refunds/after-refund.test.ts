import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MovementKind } from '../../vocabulary/payments/movement'
import { afterRefund } from './after-refund'

const moved = (sums: Partial<Record<MovementKind, number>>) =>
  Object.entries(sums).map(([kind, amount]) => ({ kind: kind as MovementKind, amount, state: 'done' as const }))
const paid = moved({ capture: 10_000, transfer: 10_000, fee: 1_000 })

test('costs the coach what reached them, and us our fee, when taking back', () => {
  const before = { coach: 9_500, platform: 2_000 }
  expect(afterRefund(paid, before, { amount: 10_000, takesBack: true })).toEqual({ coach: 500, platform: 1_000 })
})

test('costs us everything when taking nothing back', () => {
  const before = { coach: 9_500, platform: 2_000 }
  expect(afterRefund(paid, before, { amount: 10_000, takesBack: false })).toEqual({ coach: 9_500, platform: -8_000 })
})

test('lets the coach give back all, and us nothing, without a fee', () => {
  const free = moved({ capture: 10_000, transfer: 10_000 })
  expect(afterRefund(free, { coach: 0, platform: 0 }, { amount: 4_000, takesBack: true })).toEqual({
    coach: -4_000,
    platform: 0,
  })
})

test('takes back no more than coach and platform still have', () => {
  const reversedElsewhere = [...paid, ...moved({ reversal: 9_000, 'fee-return': 950, refund: 5_000 })]
  expect(afterRefund(reversedElsewhere, { coach: 0, platform: 0 }, { amount: 5_000, takesBack: true })).toEqual({
    coach: -950,
    platform: -4_050,
  })
})

const amounts = fc.integer({ min: 1, max: 99_999_999 })

test('takes from coach and platform together exactly what the client gets', () => {
  fc.assert(
    fc.property(amounts, fc.nat(100), fc.nat(100), fc.boolean(), (captured, percent, share, takesBack) => {
      const fee = Math.floor((captured * percent) / 100)
      const amount = Math.max(1, Math.floor((captured * share) / 100))
      const all = moved({ capture: captured, transfer: captured, fee })
      const { coach, platform } = afterRefund(all, { coach: 0, platform: 0 }, { amount, takesBack })
      expect(coach + platform).toBe(-amount)
      expect(coach).toBeLessThanOrEqual(0)
    }),
  )
})

test('takes back the same in parts as at once', () => {
  fc.assert(
    fc.property(amounts, fc.nat(100), fc.array(amounts, { maxLength: 5 }), (captured, percent, asked) => {
      const fee = Math.floor((captured * percent) / 100)
      let movements = moved({ capture: captured, transfer: captured, fee })
      let balances = { coach: 0, platform: 0 }
      let left = captured
      for (const each of [...asked, captured]) {
        const amount = Math.min(each, left)
        if (amount === 0) break
        left -= amount
        const after = afterRefund(movements, balances, { amount, takesBack: true })
        const back = moved({ refund: amount, reversal: amount, 'fee-return': after.coach - balances.coach + amount })
        movements = [...movements, ...back]
        balances = after
      }
      expect(balances).toEqual({ coach: fee - captured, platform: 0 - fee })
    }),
  )
})
