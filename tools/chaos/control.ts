import type { StartProcess } from '../processes/process'
import { chanceOf } from './chance'
import { makeCoaches, wireFor } from './coaches'
import { countLost } from './figures'
import { wreak } from './mayhem'
import { type Ground, openServers, type Serve } from './parts'
import { schedule } from './schedule'
import { untilDelivered } from './settle'

const accounts = 20
/** Ends at this age with this many accepted events, or at the last limit. */
const [seconds, events, mostSeconds] = [12, 400, 90]

export interface Control {
  accepted: number
  lost: number
}

export async function runControl(
  { start, ground }: { start: StartProcess; ground: Ground },
  seed: number,
): Promise<Control> {
  const chance = chanceOf(seed)
  const processes = ['server 1', 'server 2'] as const
  const faults = schedule<(typeof processes)[number] | 'database'>(chance, [
    { times: 4, among: processes },
    { times: 4, among: ['database'], isSpread: true },
  ])
  const scene = await openServers(ground, { name: 'control', chance, buildFolder: '', serve: serveEarly(start) })
  const { settings, stripe, balancer } = scene
  const backend = wireFor(settings)
  const coaches = await makeCoaches(backend, accounts)
  const began = Date.now()
  const progress = () => {
    const age = (Date.now() - began) / 1000
    return age > mostSeconds ? 1 : Math.min(1, age / seconds, balancer.accepted.size / events)
  }
  const victims = { ...scene.victims, database: ground.database }
  await stripe.misbehave(seed)
  await wreak({ chance, stripe, coaches, victims, faults, progress, report: () => {} })
  await stripe.behave()
  await untilDelivered(stripe)
  const lost = await countLost(backend.database.pool, balancer.accepted)
  await Promise.all([balancer.close(), backend.database.close()])
  return { accepted: balancer.accepted.size, lost }
}

function serveEarly(start: StartProcess): Serve {
  return async (settings, port) => {
    const running = start('early server', process.execPath, ['--import', 'tsx', 'tools/chaos/early-server.ts'], {
      env: { ...process.env, ...settings, PORT: String(port) },
    })
    await running.says(/The early server answers/)
    return running
  }
}
