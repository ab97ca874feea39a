import { getPlatform } from '../accounts/find-platform'
import type { Engine } from '../for-machines'
import { mostCounted } from '../health/facts'
import type { InstallationStore } from '../installation/installation'
import type { HealthStore } from '../ports/health-store'
import type { ProviderFor } from '../ports/provider'
import type { Compared, ReconciledStore } from '../ports/reconciliation-store'

export interface Reconciled {
  accounts: Compared
  payments: Compared
  unseen: number
  orphans: number
  conflicts: number
}

export interface Reconciliation {
  begin(): Promise<void>
  /** waits: others are working, or no answer came. */
  step(): Promise<'done' | 'goes-on' | 'waits'>
  findings(): Promise<Reconciled>
}

interface Ports {
  store: { health: Pick<HealthStore, 'healthFacts'>; installation: InstallationStore; reconciliation: ReconciledStore }
  providerFor: ProviderFor
  engine: Engine
}

/** Runs to the end; servers may run meanwhile. */
export function createReconciliation({ store, providerFor, engine }: Ports): Reconciliation {
  const isDoubted = async (what: 'accounts' | 'payments') =>
    (await store.installation.findDoubt(await getPlatform(providerFor('job')), what)) !== null

  return {
    begin: () => store.installation.doubtAll(),

    async step() {
      const pages =
        (await engine.reconcileAccounts()) + (await engine.reconcilePayments()) + (await engine.watchMovements())
      const read = (await engine.fetchPending()) + (await engine.runDueChecks()) + (await engine.refreshDueBalances())
      if (pages + read > 0) return 'goes-on'
      return (await isDoubted('accounts')) || (await isDoubted('payments')) ? 'waits' : 'done'
    },

    async findings() {
      const platform = await getPlatform(providerFor('job'))
      const [compared, { orphans, conflicts }] = await Promise.all([
        store.reconciliation.findReconciled(platform),
        store.health.healthFacts(platform, mostCounted),
      ])
      return { ...compared, orphans, conflicts }
    },
  }
}
