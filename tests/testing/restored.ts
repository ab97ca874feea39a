import { wire } from '../../lib/composition/root'
import { readEnv } from '../../lib/env'
import type { CoachId } from '../../lib/payouts/vocabulary/ids'
import { copyDatabase, type TestDatabase } from '../../prisma/test-database'
import { type House, openHouse } from '../../tools/testing/house'
import { sceneIn } from './scene'
import { type Till, tillIn } from './till'

/** A house that can be put back to how it was when a dump was taken; its Stripe goes on. */
export interface Restorable {
  house: House
  till: Till
  dump(): Promise<void>
  restore(): Promise<void>
  /** All that machines do, to the end. */
  work(): Promise<void>
  close(): Promise<void>
}

export async function openRestorable(): Promise<Restorable> {
  const opened = await openHouse({ PLATFORM_FEE_PERCENT: '10' })
  const dumped: Pick<TestDatabase, 'url' | 'drop'>[] = []
  let coaches = 0
  const all: { house: House } = { house: opened }
  const till = tillIn(() => all.house)
  const scene = sceneIn(() => all.house)
  const use = (databaseUrl: string) => {
    const settings = { ...opened.settings, DATABASE_URL: databaseUrl }
    const wiring = wire(readEnv(settings))
    const newCoach = async () => {
      coaches += 1
      const coach = { email: `newcomer-${coaches}@example.com`, name: 'New Comer', reference: null }
      return (await wiring.operator.addCoach({ ...coach, by: { kind: 'machine' } })) as CoachId
    }
    all.house = { ...opened, ...wiring, settings, newCoach }
  }
  return {
    get house() {
      return all.house
    },
    till,
    async dump() {
      dumped.push(await copyDatabase(all.house.settings.DATABASE_URL ?? ''))
    },
    async restore() {
      if (all.house !== opened) await all.house.database.close()
      use(dumped.at(-1)?.url ?? '')
    },
    async work() {
      const { engine } = all.house
      while ((await engine.reconcileAccounts()) > 0);
      while ((await engine.reconcilePayments()) > 0);
      await scene.fetchPending()
      await till.check()
    },
    async close() {
      if (all.house !== opened) await all.house.database.close()
      await opened.close()
      for (const { drop } of dumped) await drop()
    },
  }
}
