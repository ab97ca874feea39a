import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { RecentAdminId } from '../../lib/payouts/vocabulary/ids'
import { wireFor } from '../../tools/chaos/coaches'
import type { Installation, Server } from './installation'
import { signInAdmin, signInCoach } from './sign-in'

const coachId = 'copy_1'
const apartMilliseconds = 400

/** Milliseconds of each answer, by who asked. */
export type PeoplesTimes = Record<'status page' | 'table' | 'gate', number[]>

export interface People {
  /** Each asks every 400 milliseconds, also while an answer is late, until `isOver`. */
  ask(isOver: () => boolean): Promise<PeoplesTimes>
}

/** A coach at the status page, staff at the table, and a booking system that asks for payments. */
export async function openPeople(installation: Installation, { webhook }: Server): Promise<People> {
  const staff = await signInAdmin(installation)
  const coach = await signInCoach(installation, coachId)
  const secret = await makeKey(installation)
  const address = `http://127.0.0.1:${webhook.port}`
  const visits: Record<keyof PeoplesTimes, () => Promise<Response>> = {
    'status page': () => fetch(`${address}/payouts`, { headers: coach, redirect: 'manual' }),
    table: () => fetch(`${address}/admin/coaches`, { headers: staff, redirect: 'manual' }),
    gate: () =>
      fetch(`${address}/api/v1/charges`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({ coach: coachId, amount: 1250, currency: 'usd', reference: randomUUID() }),
      }),
  }
  /** The gate refuses this coach, who has not finished onboarding. */
  const expected: Record<keyof PeoplesTimes, number> = { 'status page': 200, table: 200, gate: 409 }
  return {
    async ask(isOver) {
      const times: PeoplesTimes = { 'status page': [], table: [], gate: [] }
      const visit = async (name: keyof PeoplesTimes) => {
        const began = performance.now()
        const response = await visits[name]()
        await response.arrayBuffer()
        if (response.status !== expected[name]) throw new Error(`${name} answered ${response.status}`)
        times[name].push(performance.now() - began)
      }
      const under: Promise<void>[] = []
      while (!isOver()) {
        for (const name of Object.keys(visits) as (keyof PeoplesTimes)[]) under.push(visit(name))
        await wait(apartMilliseconds)
      }
      await Promise.all(under)
      return times
    },
  }
}

async function makeKey({ settings }: Installation): Promise<string> {
  const { payouts, database } = wireFor(settings)
  const { secret } = await payouts.makeKey('bench-admin' as RecentAdminId, { name: 'Bench', scopes: ['charges'] })
  await database.close()
  return secret
}
