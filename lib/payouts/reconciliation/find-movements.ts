import { getPlatform } from '../accounts/find-platform'
import type { MovementWatchStore } from '../ports/movement-list-store'
import type { Log } from '../ports/ports'
import { causeOf, type ProviderFor } from '../ports/provider'

export interface MovementWatchPorts {
  store: MovementWatchStore
  providerFor: ProviderFor
  log: Log
}

/** The maximum delay for refunds made at the provider. */
const everySeconds = 120

/** Only makes payments due for a check. */
export async function watchMovements({ store, providerFor, log }: MovementWatchPorts): Promise<number> {
  const platform = await getPlatform(providerFor('job'))
  const page = await store.takeMovedPage(platform, everySeconds)
  if (page === null) return 0
  const answer = await providerFor('list').listMoved(page)
  switch (answer.kind) {
    case 'page':
      if (answer.unreadable > 0)
        log.error('new refunds and disputes cannot be read', { list: page.list, count: answer.unreadable })
      await store.settleMovedPage(platform, page, answer)
      return 1
    case 'lost-place':
      await store.restartMovementWatch(platform)
      return 1
    case 'away':
      log.warn('new refunds and disputes could not be listed', {
        list: page.list,
        failure: answer.failure,
        cause: causeOf(answer),
      })
      await store.postponeMovedPage(platform)
      return 0
    default:
      return answer satisfies never
  }
}
