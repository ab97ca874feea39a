import { findPlatform } from '../accounts/find-platform'
import type { HealthStore } from '../ports/health-store'
import type { Clock, Log } from '../ports/ports'
import type { Provider } from '../ports/provider'
import type { StormBounds } from '../ports/stretch-store'
import type { FineName, Severity } from '../vocabulary/health/finding-name'
import { databaseFindings, type Measure } from './database-findings'
import { type EndpointCheck, mostCounted, type SeenFacts } from './facts'
import { type Figure, toFigures } from './figures'
import { type Finding, isTrouble, type Trouble } from './finding'
import { providerFindings } from './provider-findings'

export interface SelfCheck {
  /** One of `findings`, or that all is well. */
  verdict: Finding | AllWell
  findings: Finding[]
  figures: Figure[]
}

interface AllWell {
  name: 'all-well'
  severity: 'fine'
}

export interface HealthPorts {
  store: { health: Pick<HealthStore, 'healthFacts'> }
  provider: Pick<Provider, 'platform'>
  endpointCheck: EndpointCheck
  clock: Clock
  log: Log
  reconcileEverySeconds: number
  stormBounds: Pick<StormBounds, 'comingPerSecond'>
}

export async function selfCheck(ports: HealthPorts): Promise<SelfCheck> {
  const [kept, seen] = await Promise.all([keptFacts(ports), checkEndpoint(ports)])
  const findings = worstFirst([...providerFindings(seen), ...databaseFindings(kept, measureOf(ports))])
  return { verdict: verdictOf(findings), findings, figures: toFigures(kept) }
}

export async function findAlarm(ports: HealthPorts): Promise<Trouble | null> {
  const findings = databaseFindings(await keptFacts(ports), measureOf(ports))
  return findings.filter(isTrouble).find(({ severity }) => severity === 'broken') ?? null
}

async function keptFacts(ports: HealthPorts) {
  return ports.store.health.healthFacts(await findPlatform(ports), mostCounted)
}

async function checkEndpoint({ endpointCheck, log }: HealthPorts): Promise<SeenFacts> {
  const seen = await endpointCheck.check()
  if (seen.kind === 'away') log.warn('could not check our endpoint', { failure: seen.failure, cause: seen.cause })
  return seen
}

function measureOf({ clock, reconcileEverySeconds, stormBounds }: HealthPorts): Measure {
  return { now: clock.now(), reconcileEverySeconds, singleFetchesPerSecond: stormBounds.comingPerSecond }
}

const saysMore: string[] = ['nothing-begun', 'storm', 'storm-grows'] satisfies FineName[]

function verdictOf(findings: Finding[]): SelfCheck['verdict'] {
  const most = findings.find(isTrouble) ?? findings.find(({ name }) => saysMore.includes(name))
  return most ?? { name: 'all-well', severity: 'fine' }
}

const order: Record<Severity, number> = { broken: 0, look: 1, fine: 2 }

function worstFirst(findings: Finding[]): Finding[] {
  return findings.toSorted((a, b) => order[a.severity] - order[b.severity])
}
