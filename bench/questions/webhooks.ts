import { freePort } from '../../tools/processes/ports'
import type { Ground } from '../parts/ground'
import { type Installation, openInstallation, type Server, serveInstallation } from '../parts/installation'
import { type Contestant, courses, race } from '../parts/race'
import type { Findings } from '../report'

const accounts = 1000
const goal = { atLeast: 0.9 }

/** Events the app accepts against bare Next and Node with the same verification and statement. */
export async function askWebhooks(ground: Ground): Promise<Findings> {
  const contestants = await openContestants(ground)
  const findings: Findings = { ratios: [], facts: [] }
  for (const course of courses) {
    const { over, facts } = await race(ground, contestants, course, accounts)
    findings.ratios.push(
      over('webhook', 'bare Node', goal),
      over('webhook, work apart', 'bare Node', goal),
      over('webhook', 'bare route'),
      over('webhook', 'empty route'),
    )
    findings.facts.push(...facts)
  }
  for (const { process } of Object.values(contestants)) await process.stop()
  return findings
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
  return {
    webhook: at(whole, inside),
    'webhook, work apart': at(receiving, apart),
    'bare route': at(routes, bare, '/api/bench/hear'),
    'empty route': at(routes, bare, '/api/bench/empty'),
    'bare Node': at({ ...alone, webhook: { ...routes.webhook, port: alone.port } }, node),
  }
}

export function at(server: Server, installation: Installation, path = server.webhook.path): Contestant {
  const { template, forgetClaim: rest } = installation
  return { template, rest, target: { ...server.webhook, path }, process: server.process }
}

async function serveBare({ start }: Ground, { settings }: Installation) {
  const port = await freePort()
  const running = start('bare server', process.execPath, ['--import', 'tsx', 'bench/bare/server.ts'], {
    env: { ...process.env, ...settings, PORT: String(port) },
  })
  await running.says(/The bare server answers/)
  return { port, process: running }
}
