import type { Log } from '../ports/ports'
import type { ListMovedAnswer } from '../ports/provider'
import type { Walk } from './walk'

/** The maximum delay for refunds and disputes made at the provider. */
const everySeconds = 120

/** Read again each time: clocks differ, and lists may lag. */
const overlapSeconds = 600

/** Only makes payments due for a check. */
export function movementWalk(
  { log }: { log: Log },
  list: 'refunds' | 'disputes',
): Walk<Extract<ListMovedAnswer, { kind: 'page' }>> {
  return {
    list,
    everySeconds,
    period: { kind: 'since-last', overlapSeconds },
    awayMessage: 'new refunds and disputes could not be listed',
    ask: (provider, { from, after }) => provider.listMoved({ list, from: from as Date, after }),
    async compare(_page, { moved, unreadable, next }) {
      if (unreadable > 0) log.error('new refunds and disputes cannot be read', { list, count: unreadable })
      const found = { kind: 'movements', moved, areDisputes: list === 'disputes' } as const
      return { next, compared: moved.length, adopted: 0, reached: null, found }
    },
  }
}
