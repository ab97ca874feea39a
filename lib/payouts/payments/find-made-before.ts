import type { Platform } from '../accounts/account'
import type { DecidedBy } from '../decisions/decision'
import type { ConflictStore } from '../installation/conflict'
import type { InstallationStore } from '../installation/installation'
import type { Away, Provider } from '../ports/provider'
import { adopt, type ReconcilePorts } from '../reconciliation/compare-payments'
import { pagesOf } from './find-lost'

export type FindMadePorts = ReconcilePorts & {
  store: { installation: ConflictStore & InstallationStore }
  provider: Provider
}

/** taken: a payment of ours that fits no one here. known: a row exists by now. */
export type MadeBeforeAnswer = { kind: 'free' | 'taken' | 'known' } | Away

/** After a restore, adopts a lost payment instead of making a second one. Asks nothing when no restore is possible. */
export async function findMadeBefore(
  ports: FindMadePorts,
  platform: Platform,
  { reference, by }: { reference: string; by: DecidedBy },
): Promise<MadeBeforeAnswer> {
  const { store } = ports
  const [isTaken, doubt] = await Promise.all([
    store.installation.isTaken(platform, reference),
    store.installation.findDoubt(platform, 'payments'),
  ])
  if (isTaken) return { kind: 'taken' }
  if (doubt === null) return { kind: 'free' }
  const installation = await store.installation.findInstallation()
  for await (const page of pagesOf(ports, { reference, from: doubt.from, to: null })) {
    if (page.kind === 'away') return page
    for (const payment of page.payments) {
      const answer = await adopt(store, installation, platform, payment, by)
      if (answer === 'adopted') return { kind: 'known' }
      if (answer === null) continue
      await store.installation.noteConflicts(platform, [answer])
      return { kind: 'taken' }
    }
  }
  return { kind: 'free' }
}
