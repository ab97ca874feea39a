import { wire } from '../../lib/composition/root'
import { readEnv } from '../../lib/env'
import type { CoachId } from '../../lib/payouts/vocabulary/ids'
import { copyDatabase, type TestDatabase } from '../../prisma/test-database'
import { type Backend, openBackend } from '../../tools/testing/backend'
import { sceneIn } from './scene'
import { type Till, tillIn } from './till'

/** Can be restored to a dump; its Stripe goes on. */
export interface Restorable {
  backend: Backend
  till: Till
  dump(): Promise<void>
  restore(): Promise<void>
  /** All background work, to the end. */
  work(): Promise<void>
  close(): Promise<void>
}

export async function openRestorable(): Promise<Restorable> {
  const opened = await openBackend({ PLATFORM_FEE_PERCENT: '10' })
  const dumped: Pick<TestDatabase, 'url' | 'drop'>[] = []
  let coaches = 0
  const all: { backend: Backend } = { backend: opened }
  const till = tillIn(() => all.backend)
  const scene = sceneIn(() => all.backend)
  const use = (databaseUrl: string) => {
    const settings = { ...opened.settings, DATABASE_URL: databaseUrl }
    const wiring = wire(readEnv(settings))
    const newCoach = async () => {
      coaches += 1
      const coach = { email: `newcomer-${coaches}@example.com`, name: 'New Comer', reference: null }
      return (await wiring.operator.addCoach({ ...coach, by: { kind: 'machine' } })) as CoachId
    }
    all.backend = { ...opened, ...wiring, settings, newCoach }
  }
  return {
    get backend() {
      return all.backend
    },
    till,
    async dump() {
      dumped.push(await copyDatabase(all.backend.settings.DATABASE_URL ?? ''))
    },
    async restore() {
      if (all.backend !== opened) await all.backend.database.close()
      use(dumped.at(-1)?.url ?? '')
    },
    async work() {
      const { engine } = all.backend
      while ((await engine.reconcileAccounts()) > 0);
      while ((await engine.reconcilePayments()) > 0);
      await scene.fetchPending()
      await till.check()
    },
    async close() {
      if (all.backend !== opened) await all.backend.database.close()
      await opened.close()
      for (const { drop } of dumped) await drop()
    },
  }
}
