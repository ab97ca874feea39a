import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Walked } from '../ports/reconciliation-store'
import { createPages } from '../testing/pages'
import { playHistory, walkHistories } from '../testing/walk-histories'
import { createWalkWorld } from '../testing/walk-world'
import { accountWalk } from './account-walk'
import { movementWalk } from './movement-walk'
import { paymentWalk } from './payment-walk'

const ports = { store: {}, log: { info() {}, warn() {}, error() {} }, reconcileEverySeconds: 86_400 } as never

const walks: Walked[] = [
  accountWalk(ports),
  paymentWalk(ports),
  movementWalk(ports, 'refunds'),
  movementWalk(ports, 'disputes'),
]

test.for(walks)(
  'compares all $list that stay, once a page, whatever is delayed, lost or killed',
  { timeout: 120_000 },
  async (walked) => {
    await fc.assert(
      fc.asyncProperty(walkHistories, async (history) => {
        let seconds = 0
        const at = (date: Date) => date.getTime() / 1000
        const pass = async (more: number) => {
          seconds += more
        }
        const pages = createPages(() => seconds, { borders: [new Date(-1_500_000), new Date(-500_000)] })
        const world = createWalkWorld(walked, [pages, pages], { now: () => seconds, at, pass })
        expect(await playHistory(history, world)).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  },
)
