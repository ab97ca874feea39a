import type { Platform } from '../accounts/account'
import { getPlatform } from '../accounts/find-platform'
import type { Engine } from '../for-machines'
import { mostCounted } from '../health/facts'
import type { InstallationStore } from '../installation/installation'
import type { HealthStore } from '../ports/health-store'
import type { ProviderFor } from '../ports/provider'

/** What comparing everything with the provider came to. */
export interface Reconciled {
  accounts: Compared
  payments: Compared
  /** Accounts of ours that the provider's list did not show. */
  unseen: number
  /** What is left: our accounts that fit no coach, and what goes by our numbers and is not ours. */
  orphans: number
  conflicts: number
}

export interface Compared {
  compared: number
  differing: number
  /** What stood nowhere, and stands again. */
  adopted: number
}

export interface ReconciledStore {
  /** What the last whole comparisons came to. */
  findReconciled(platform: Platform): Promise<Pick<Reconciled, 'accounts' | 'payments' | 'unseen'>>
}

export interface Reconciliation {
  /** Doubts everything, so that all of it is due. */
  begin(): Promise<void>
  /** Does what is due, here and now; done: nothing is left. waits: others are at it, or the provider gave no answer. */
  step(): Promise<'done' | 'goes-on' | 'waits'>
  findings(): Promise<Reconciled>
}

interface Ports {
  store: InstallationStore & ReconciledStore & Pick<HealthStore, 'healthFacts'>
  providerFor: ProviderFor
  engine: Engine
}

/** Accounts, payments, refunds and disputes compared with the provider's lists, to the end; servers may run meanwhile. */
export function createReconciliation({ store, providerFor, engine }: Ports): Reconciliation {
  const isDoubted = async (what: 'accounts' | 'payments') =>
    (await store.findDoubt(await getPlatform(providerFor('job')), what)) !== null

  return {
    begin: () => store.doubtAll(),

    async step() {
      const pages =
        (await engine.reconcileAccounts()) + (await engine.reconcilePayments()) + (await engine.watchMovements())
      // Looks that are due tell what came of payments; those due later are not waited for.
      const read = (await engine.fetchPending()) + (await engine.runDueChecks())
      if (pages + read > 0) return 'goes-on'
      return (await isDoubted('accounts')) || (await isDoubted('payments')) ? 'waits' : 'done'
    },

    async findings() {
      const platform = await getPlatform(providerFor('job'))
      const [compared, { orphans, conflicts }] = await Promise.all([
        store.findReconciled(platform),
        store.healthFacts(platform, mostCounted),
      ])
      return { ...compared, orphans, conflicts }
    },
  }
}
