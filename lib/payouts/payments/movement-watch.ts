import type { Clock, Log, Pace } from '../doors'
import { inTurn } from '../in-turn'
import { patienceOf } from '../patience'
import type { Provider } from '../provider'
import type { MovementWatchStore } from './movement-watch-store'

export interface MovementWatchDoors {
  store: MovementWatchStore
  provider: Provider
  pace: Pace
  clock: Clock
  log: Log
}

/** How long after one reading began the next one begins: so late may be seen what somebody did at the provider's own pages. */
const everySeconds = 120

/**
 * Reads one page of the provider's new refunds and disputes; answers how many pages were taken, 0 or 1. Nothing is kept
 * from here: the charge is looked at, as any other.
 */
export async function watchMovements({ store, provider, pace, clock, log }: MovementWatchDoors): Promise<number> {
  const platform = await provider.platform()
  const page = await store.takeMovedPage(platform, everySeconds)
  if (page === null) return 0
  const patience = patienceOf('list', clock)
  const answer = await inTurn(pace, patience, () => provider.listMoved(page, patience))
  switch (answer.kind) {
    case 'page':
      await store.settleMovedPage(platform, page, answer)
      return 1
    case 'lost-place':
      await store.restartMovementWatch(platform)
      return 1
    case 'away':
      log.warn('new refunds and disputes could not be listed', { list: page.list, failure: answer.failure })
      await store.postponeMovedPage(platform)
      return 0
    default:
      return answer satisfies never
  }
}
