import { expect, test } from 'vitest'
import type { FeePolicy } from './money'
import { warnWhenFree } from './warn-when-free'

test('warns at boot when no payment can have a fee, and not otherwise', () => {
  expect(warningsWith({ percent: 0, fixed: {} })).toEqual([['PLATFORM_FEE_PERCENT', 'PLATFORM_FEE_FIXED']])
  expect(warningsWith({ percent: 0, fixed: { usd: 0 } })).toHaveLength(1)
  expect(warningsWith({ percent: 0.01, fixed: {} })).toEqual([])
  expect(warningsWith({ percent: 0, fixed: { usd: 30 } })).toEqual([])
})

function warningsWith(feePolicy: FeePolicy): unknown[] {
  const settings: unknown[] = []
  const log = { warn: (_message: string, facts?: Record<string, unknown>) => settings.push(facts?.settings) }
  warnWhenFree({ feePolicy, log })
  return settings
}
