import type { Clock, Log } from '../doors'
import { findPlatform } from '../find-platform'
import { patienceOf } from '../patience'
import type { Provider } from '../provider'
import { type Look, type Lookout, mostCounted } from './facts'
import { type Figure, toFigures } from './figures'
import { type Finding, isTrouble, type Severity, type Trouble } from './finding'
import type { HealthStore } from './health-store'
import { judgeKept } from './judge-kept'
import { judgeLook } from './judge-look'

export interface SelfCheck {
  /** The worst there is, or that there is nothing. */
  verdict: Trouble | { name: 'all-well' | 'nothing-begun'; severity: 'fine'; values: Record<string, never> }
  /** The worst first. */
  findings: Finding[]
  figures: Figure[]
}

export interface HealthDoors {
  store: HealthStore
  provider: Pick<Provider, 'platform'>
  lookout: Lookout
  clock: Clock
  log: Log
  sweepEverySeconds: number
}

/** How the house does, from what is kept and from one look at the provider. Writes nothing. */
export async function selfCheck(doors: HealthDoors): Promise<SelfCheck> {
  const [kept, seen] = await Promise.all([keptFacts(doors), lookOnce(doors)])
  const findings = worstFirst([...judgeLook(seen), ...judgeKept(kept, measureOf(doors))])
  return { verdict: verdictOf(findings), findings, figures: toFigures(kept) }
}

/** The worst that is broken, as far as it shows without asking the provider; null when nothing is. */
export async function findAlarm(doors: HealthDoors): Promise<Trouble | null> {
  const findings = judgeKept(await keptFacts(doors), measureOf(doors))
  return findings.filter(isTrouble).find(({ severity }) => severity === 'broken') ?? null
}

async function keptFacts(doors: HealthDoors) {
  return doors.store.healthFacts(await findPlatform(doors, patienceOf('person', doors.clock)), mostCounted)
}

async function lookOnce({ lookout, log }: HealthDoors): Promise<Look> {
  const seen = await lookout.look()
  if (seen.kind === 'away') log.warn('could not look at our endpoint', { failure: seen.failure, cause: seen.cause })
  return seen
}

function measureOf({ clock, sweepEverySeconds }: HealthDoors) {
  return { now: clock.now(), sweepEverySeconds }
}

function verdictOf(findings: Finding[]): SelfCheck['verdict'] {
  const worst = findings.find(isTrouble)
  if (worst !== undefined) return worst
  const hasBegun = findings.every(({ name }) => name !== 'nothing-begun')
  return { name: hasBegun ? 'all-well' : 'nothing-begun', severity: 'fine', values: {} }
}

const order: Record<Severity, number> = { broken: 0, look: 1, fine: 2 }

function worstFirst(findings: Finding[]): Finding[] {
  return findings.toSorted((a, b) => order[a.severity] - order[b.severity])
}
