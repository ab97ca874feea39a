import type { FetchClaim } from '../ports/fetch-store'
import type { Clock } from '../ports/ports'
import type { Asker, Provider } from '../ports/provider'
import type { StormBounds, Stretch, StretchStore } from '../ports/stretch-store'
import { type FetchPagePorts, fetchPage } from './fetch-page'
import { getPlatform } from './find-platform'
import { createTurns } from './in-turn'
import { planStretch } from './plan-stretch'

type Fetch = () => Promise<void>

export interface PageFetchPorts extends Omit<FetchPagePorts, 'provider' | 'inTurn'> {
  store: { accounts: FetchPagePorts['store']['accounts'] & StretchStore }
  providerFor(asker: Asker): Pick<Provider, 'platform' | 'list'>
  clock: Clock
  stormBounds: StormBounds
}

export interface PageFetches {
  /** @param mayWait false: also what would soon fill a page */
  take(most: number, how: { mayWait: boolean }): Promise<Fetch[]>
  /** Pages that are answered and not kept yet. */
  unkept(): number
  /** False while single fetches do: without a storm, or while pages fail. */
  isNeeded(): boolean
}

type Held = (claims: FetchClaim[], fetch: () => Promise<unknown>) => Fetch

const planned = 50
const longestRestSeconds = 60

/** In a storm, walks the list from the newest account on and again, and takes the stretches where a page is worth it. */
export function createPageFetches(ports: PageFetchPorts & { held: Held }): PageFetches {
  const { store, providerFor, clock, stormBounds, held } = ports
  let isStorm = false
  let ahead: Stretch[] = []
  let below: Date | null = null
  /** In a row. */
  const ends = { away: 0, unasked: 0 }
  /** Many pages are on their way at once; keeping each is work that people’s requests wait for. */
  const { inTurn, unended } = createTurns()
  let restUntil = 0

  const plan = async (mayWait: boolean) => {
    const platform = await getPlatform(providerFor('job'))
    const storm = await store.accounts.measureStorm(platform, stormBounds)
    isStorm = storm.isStorm
    if (!isStorm || !(await store.accounts.placeWaiting())) return []
    const stretches = await store.accounts.findStretches(platform, below, planned)
    below = stretches.length < planned ? null : (stretches.at(-1)?.oldest ?? null)
    const isGrowing = storm.isGrowing && mayWait
    const are = (how: ReturnType<typeof planStretch>) =>
      stretches.filter((stretch) => planStretch(stretch, { isGrowing }) === how)
    await store.accounts.leaveStretches(platform, are('by-themselves'))
    return are('page')
  }
  const fetch = async (stretch: Stretch, claims: FetchClaim[]) => {
    const end = await fetchPage({ ...ports, provider: providerFor('list'), inTurn }, stretch, claims)
    if (end === 'settled') {
      Object.assign(ends, { away: 0, unasked: 0 })
    } else {
      ends[end] += 1
      restUntil = clock.ticks() + Math.min(longestRestSeconds, 2 ** (ends[end] - 1)) * 1000
      ahead = []
    }
  }

  return {
    async take(most, { mayWait }) {
      if (clock.ticks() < restUntil) return []
      if (ahead.length === 0) ahead = await plan(mayWait)
      const platform = await getPlatform(providerFor('job'))
      const taken = ahead.splice(0, most)
      const claimed = await Promise.all(taken.map((stretch) => store.accounts.claimStretch(platform, stretch)))
      return taken.flatMap((stretch, place) => {
        const claims = claimed[place] ?? []
        return claims.length === 0 ? [] : [held(claims, () => fetch(stretch, claims))]
      })
    },
    unkept: unended,
    isNeeded: () => isStorm && (ends.away === 0 || clock.ticks() >= restUntil),
  }
}
