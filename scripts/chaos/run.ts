import type { StartProcess } from '../process'
import { step } from '../steps'
import { chanceOf } from './chance'
import { makeCoaches, noteSweep, wireFor } from './coaches'
import { countFigures, type Figures } from './figures'
import { wreak } from './mayhem'
import type { Options } from './options'
import { type Ground, openServers, serveApp } from './parts'
import { schedule } from './schedule'
import { untilDelivered, untilFetched } from './settle'
import { openVictim } from './victim'

export interface Run {
  figures: Figures
  deliveries: number
  accepted: number
  statuses: Record<number, number>
  seconds: number
}

const processes = ['server 1', 'server 2', 'worker 1', 'worker 2', 'visitors'] as const

/** Two servers and two workers under a hostile Stripe and kill -9; what is stored at the end is compared with Stripe. */
export async function runChaos(
  { start, ground, buildFolder }: { start: StartProcess; ground: Ground; buildFolder: string },
  options: Options,
): Promise<Run> {
  const chance = chanceOf(options.seed)
  const faults = schedule(chance, { ...options, processes, database: 'database' })
  const serve = serveApp(start)
  const scene = await step('starting two servers', () =>
    openServers(ground, { name: 'chaos', chance, buildFolder, serve }),
  )
  const { settings, stripe, balancer } = scene
  const house = wireFor(settings)
  const coaches = await step(`setting ${options.accounts} coaches up`, () => makeCoaches(house, options.accounts))
  await noteSweep(house)
  const env = { ...process.env, ...settings }
  const open = (name: string, file: string, isUp: RegExp) =>
    openVictim(async () => {
      const running = start(name, process.execPath, ['--import', 'tsx', file], { env })
      await running.says(isUp)
      return running
    })
  const openWorker = (name: string) => open(name, 'scripts/worker.ts', /at work/)
  const [one, two, visitors] = await step('starting two workers, and coaches who come back', () =>
    Promise.all([
      openWorker('worker 1'),
      openWorker('worker 2'),
      open('visitors', 'scripts/chaos/visitors.ts', /The coaches come/),
    ]),
  )
  const victims = { ...scene.victims, 'worker 1': one, 'worker 2': two, visitors, database: ground.database }

  const began = Date.now()
  const seconds = () => (Date.now() - began) / 1000
  const progress = () =>
    Math.min(1, options.seconds === null ? balancer.deliveries() / options.deliveries : seconds() / options.seconds)
  const report = (line: string) =>
    console.log(`  ${line}, ${balancer.deliveries()} delivered, ${balancer.accepted.size} heard`)
  await stripe.misbehave(options.seed)
  await wreak({ chance, stripe, coaches, victims, faults, progress, report })
  await visitors.end()
  await stripe.behave()
  await step('hearing the last notices', () => untilDelivered(stripe))
  await step('reading the last news', () => untilFetched(house.database.pool))

  const figures = await countFigures(house.database.pool, await stripe.accounts(), balancer.accepted)
  const { accepted, deliveries, statuses, close } = balancer
  await Promise.all([close(), house.database.close(), one.end(), two.end()])
  await Promise.all(Object.values(scene.victims).map((server) => server.end()))
  return { figures, deliveries: deliveries(), accepted: accepted.size, statuses: statuses(), seconds: seconds() }
}
