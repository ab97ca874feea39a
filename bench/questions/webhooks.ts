import { freePort } from '../../tools/processes/ports'
import type { RunningProcess } from '../../tools/processes/process'
import { alternate, held } from '../compare'
import type { Target } from '../generator/deliveries'
import { rateOf } from '../generator/load'
import type { Ground } from '../parts/ground'
import {
  type Installation,
  openInstallation,
  pickAccounts,
  type Server,
  serveInstallation,
} from '../parts/installation'
import { spentMilliseconds } from '../parts/proc'
import type { Fact, Findings, Ratio } from '../report'
import { median, percentile } from '../statistics'

const accounts = 1000

/** Events the app accepts against bare Next and Node with the same verification and statement. */
export async function askWebhooks(ground: Ground): Promise<Findings> {
  const contestants = await openContestants(ground)
  const one = await compareAt(ground, contestants, { connections: 1, count: 1500 })
  const many = await compareAt(ground, contestants, { connections: 16, count: 2000 })
  for (const { process } of Object.values(contestants)) await process.stop()
  return { ratios: [...one.ratios, ...many.ratios], facts: [...one.facts, ...many.facts] }
}

interface Contestant {
  installation: Installation
  target: Target
  process: RunningProcess
}

type Name = 'webhook' | 'webhook, work apart' | 'bare route' | 'empty route' | 'bare Node'

/** Each has its own database of the same size. Compared routes share a server. */
async function openContestants(ground: Ground): Promise<Record<Name, Contestant>> {
  const open = (name: string) => openInstallation(ground, { name, accounts, atStripe: accounts })
  const [inside, apart, bare, node] = [
    await open('inside'),
    await open('apart'),
    await open('bare'),
    await open('node'),
  ]
  const whole = await serveInstallation(ground, inside)
  const receiving = await serveInstallation(ground, apart, { BACKGROUND_WORK: 'apart' })
  const routes = await serveInstallation(ground, bare, { BACKGROUND_WORK: 'apart' })
  const alone = await serveBare(ground, node)
  for (const { stopStripe } of [apart, bare, node]) await stopStripe()
  const at = (server: Server, installation: Installation, path = server.webhook.path) => ({
    installation,
    target: { ...server.webhook, path },
    process: server.process,
  })
  return {
    webhook: at(whole, inside),
    'webhook, work apart': at(receiving, apart),
    'bare route': at(routes, bare, '/api/bench/hear'),
    'empty route': at(routes, bare, '/api/bench/empty'),
    'bare Node': at({ ...alone, webhook: { ...routes.webhook, port: alone.port } }, node),
  }
}

async function serveBare({ start }: Ground, { settings }: Installation) {
  const port = await freePort()
  const running = start('bare server', process.execPath, ['--import', 'tsx', 'bench/bare/server.ts'], {
    env: { ...process.env, ...settings, PORT: String(port) },
  })
  await running.says(/The bare server answers/)
  return { port, process: running }
}

async function compareAt(
  { generator, isQuick }: Ground,
  contestants: Record<Name, Contestant>,
  { connections, count }: { connections: number; count: number },
): Promise<Findings> {
  const times = new Map<string, number[]>()
  const spent = new Map<string, number[]>()
  const roundOf = (name: Name) => async () => {
    const { installation, target, process } = contestants[name]
    const load = { target, template: installation.template, accounts: pickAccounts(accounts, count), connections }
    const spentBefore = spentMilliseconds(process.pid)
    const volley = await generator.send(load)
    const spentEach = (spentMilliseconds(process.pid) - spentBefore) / count
    await installation.forgetClaim()
    times.set(name, [...(times.get(name) ?? []), ...volley.milliseconds])
    spent.set(name, [...(spent.get(name) ?? []), spentEach])
    return rateOf(volley)
  }
  const names = Object.keys(contestants) as Name[]
  const ways = Object.fromEntries(names.map((name) => [name, roundOf(name)])) as Record<Name, () => Promise<number>>
  await alternate(ways, { rounds: 0, warmUp: isQuick ? 1 : 3 })
  times.clear()
  spent.clear()
  const rates = await alternate(ways, { rounds: isQuick ? 3 : 15, warmUp: 0 })

  const at = `${connections} ${connections === 1 ? 'connection' : 'connections'}`
  const over = (ours: Name, theirs: Name, goal?: Ratio['goal']): Ratio => ({
    what: `accepted by the ${ours} ÷ by the ${theirs}, ${at}`,
    ...held(rates[ours], rates[theirs]),
    unit: '/s',
    goal,
  })
  return {
    ratios: [
      over('webhook', 'bare Node', { atLeast: 0.9 }),
      over('webhook, work apart', 'bare Node', { atLeast: 0.9 }),
      over('webhook', 'bare route'),
      over('webhook', 'empty route'),
    ],
    facts: names.map(
      (name): Fact => ({
        what: `${name}, ${at}`,
        values: {
          'accepted/s': median(rates[name]),
          'p50 ms': percentile(times.get(name) ?? [], 0.5),
          'p99 ms': percentile(times.get(name) ?? [], 0.99),
          'server’s own processor ms': median(spent.get(name) ?? []),
        },
      }),
    ),
  }
}
