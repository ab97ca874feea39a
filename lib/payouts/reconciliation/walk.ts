import { getPlatform } from '../accounts/find-platform'
import type { InstallationStore } from '../installation/installation'
import type { Log } from '../ports/ports'
import { type Away, causeOf, type Provider, type ProviderFor } from '../ports/provider'
import type { Page, PageResult, PagesStore, Walked } from '../ports/reconciliation-store'

export interface Walk<Listed extends { kind: 'page' }> extends Walked {
  ask(provider: Provider, page: Page): Promise<Listed | { kind: 'lost-place' } | Away>
  compare(page: Page, listed: Listed): Promise<PageResult>
  awayMessage: string
}

export interface WalkPorts {
  store: { installation: Pick<InstallationStore, 'findDoubt'>; reconciliation: PagesStore }
  providerFor: ProviderFor
  log: Log
}

/**
 * Compares one page of one list; returns 0 when there is none, or no answer. Nothing is lost when a server dies on the
 * way: the page is free again after a minute, from where its window stopped.
 */
export async function walkPage<Listed extends { kind: 'page' }>(
  { store, providerFor, log }: WalkPorts,
  walk: Walk<Listed>,
): Promise<number> {
  const platform = await getPlatform(providerFor('job'))
  // A restore makes the next run due.
  await store.installation.findDoubt(platform, walk.list === 'accounts' ? 'accounts' : 'payments')
  const page = await store.reconciliation.takePage(platform, walk)
  if (page === null) return 0
  const answer = await walk.ask(providerFor('list'), page)
  switch (answer.kind) {
    case 'page':
      await store.reconciliation.settlePage(page, await walk.compare(page, answer))
      return 1
    case 'lost-place':
      await store.reconciliation.restartWindow(page)
      return 1
    case 'away':
      if (!answer.isUnasked)
        log.warn(walk.awayMessage, {
          list: walk.list,
          window: page.window,
          failure: answer.failure,
          cause: causeOf(answer),
        })
      await store.reconciliation.postponePage(page)
      return 0
    default:
      return answer satisfies never
  }
}
