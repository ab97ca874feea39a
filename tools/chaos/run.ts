import { startWorker } from '../app'
import type { StartProcess } from '../processes/process'
import { step } from '../processes/steps'
import { chanceOf } from './chance'
import { keepReconciliationsAway, makeCoaches, wireFor } from './coaches'
import { countFigures, type Figures } from './figures'
import { wreak } from './mayhem'
import type { Mishaps } from './mishaps'
import type { Options } from './options'
import { type Ground, openServers, serveApp } from './parts'
import { watchReads } from './reads'
import { schedule } from './schedule'
import { untilDelivered, untilFetched } from './settle'
import { openVictim } from './victim'

export interface Run {
  figures: Figures
  deliveries: number
  accepted: number
  statuses: Record<number, number>
  seconds: number
  mishaps: Mishaps
}

const processes = ['server 1', 'server 2', 'worker 1', 'worker 2'] as const
/** People visit only one account in so many; the counters of all others must add up exactly. */
const visitedOneIn = 4
/** Kills the visitors' process once for so many kills of the app. */
const visitorsKilledOneIn = 5

/** Runs two servers and two workers under a hostile Stripe and kill -9, then compares what is stored with Stripe. */
export async function runChaos(
  { start, ground, buildFolder }: { start: StartProcess; ground: Ground; buildFolder: string },
  options: Options,
): Promise<Run> {
  const chance = chanceOf(options.seed)
  const faults = schedule<(typeof processes)[number] | 'visitors' | 'database'>(chance, [
    { times: options.kills, among: processes },
    { times: Math.ceil(options.kills / visitorsKilledOneIn), among: ['visitors'] },
    { times: options.crashes, among: ['database'], isSpread: true },
  ])
  const serve = serveApp(start)
  const scene = await step('starting two servers', () =>
    openServers(ground, { name: 'chaos', chance, buildFolder, serve }),
  )
  const { settings, stripe, balancer } = scene
  const backend = wireFor(settings)
  const coaches = await step(`setting ${options.accounts} coaches up`, () => makeCoaches(backend, options.accounts))
  await keepReconciliationsAway(backend)
  const visited = coaches.filter((_, place) => place % visitedOneIn === 0)
  const openWorker = (name: string) => openVictim(() => startWorker(start, settings, name))
  const openVisitors = () =>
    openVictim(async () => {
      const coachIds = visited.map(({ coachId }) => coachId)
      const command = ['--import', 'tsx', 'tools/chaos/visitors.ts', ...coachIds]
      const running = start('visitors', process.execPath, command, { env: { ...process.env, ...settings } })
      await running.says(/The coaches come/)
      return running
    })
  const [one, two, visitors] = await step('starting two workers, and coaches who come back', () =>
    Promise.all([openWorker('worker 1'), openWorker('worker 2'), openVisitors()]),
  )
  const victims = { ...scene.victims, 'worker 1': one, 'worker 2': two, visitors, database: ground.database }

  const began = Date.now()
  const seconds = () => (Date.now() - began) / 1000
  // While no server is up nothing goes on: the next kill is of a system that recovered.
  const progress = () => Math.min(1, balancer.answered() / options.deliveries, seconds() / options.seconds)
  const report = (line: string) =>
    console.log(`  ${line}, ${balancer.deliveries()} delivered, ${balancer.answered()} answered`)
  const reads = watchReads(stripe)
  await stripe.misbehave(options.seed)
  await wreak({ chance, stripe, coaches, victims, faults, progress, report })
  await visitors.end()
  const readMishaps = await reads.end()
  await stripe.behave()
  await step('receiving the last webhook events', () => untilDelivered(stripe))
  await step('reading the last news', () => untilFetched(backend.database.pool))

  const { accepted, deliveries, statuses, repeated, overtaken, close } = balancer
  const figures = await countFigures(backend.database.pool, {
    accounts: await stripe.accounts(),
    accepted,
    visited: new Set(visited.map(({ accountId }) => accountId)),
  })
  const mishaps = {
    ...readMishaps,
    kills: processes.reduce((sum, name) => sum + victims[name].deaths(), 0),
    visitorKills: visitors.deaths(),
    crashes: ground.database.deaths(),
    repeated: repeated(),
    overtaken: overtaken(),
    forged: statuses()[400] ?? 0,
  }
  await Promise.all([close(), backend.database.close(), one.end(), two.end()])
  await Promise.all(Object.values(scene.victims).map((server) => server.end()))
  const told = { deliveries: deliveries(), accepted: accepted.size, statuses: statuses(), seconds: seconds() }
  return { figures, mishaps, ...told }
}
