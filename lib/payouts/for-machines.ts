import { type FetchPorts, fetchOnce } from './accounts/fetch-account'
import { getPlatform } from './accounts/find-platform'
import { createClockAlarm } from './health/clock-alarm'
import { createRefusals, type Refusals } from './health/refusals'
import { type FeePolicy, isFree } from './payments/money'
import { type CheckPorts, runDueChecks } from './payments/outcome/check-payment'
import type { Clock, Log } from './ports/ports'
import type { ProviderFor } from './ports/provider'
import type { FetchClaim, Store, WebhookEvent } from './ports/store'
import { type MovementWatchPorts, watchMovements } from './reconciliation/find-movements'
import { type ReconcileAccountsPorts, reconcileAccounts } from './reconciliation/reconcile-accounts'
import { type ReconcilePaymentsPorts, reconcilePayments } from './reconciliation/reconcile-payments'
import type { AccountId } from './vocabulary/ids'

/** What machines do, with no person asking. */
export interface Engine extends Refusals {
  /** Takes note of a notice; nothing else happens here, so that the provider gets its answer at once. */
  receive(event: WebhookEvent): Promise<void>
  /** Tells operators when a verified message was signed far from our time. */
  compareClocks(lateSeconds: number): void
  /** Counts a verified message we have no use for, and tells operators of one the provider would not send. */
  ignore(reason: string, isAlarming: boolean): Promise<void>
  /** Takes up to `most` accounts that have news; each is read when what is answered for it is called. */
  takeFetches(most: number): Promise<(() => Promise<void>)[]>
  /** Reads one batch of accounts that have news; answers how many were taken. */
  fetchPending(): Promise<number>
  /** Lets go of the accounts that were taken and not read yet, for another process to take. */
  giveBack(): Promise<void>
  /** Compares one page of the provider's accounts with ours; answers how many pages were taken, 0 or 1. */
  reconcileAccounts(): Promise<number>
  /** Looks at one batch of charges whose payments may have changed; answers how many were taken. */
  runDueChecks(): Promise<number>
  /** Compares one page of the provider's charges with ours; answers how many pages were taken, 0 or 1. */
  reconcilePayments(): Promise<number>
  /** Reads one page of the provider's new refunds and disputes; answers how many pages were taken, 0 or 1. */
  watchMovements(): Promise<number>
  /** Tells operators what a new key means for the accounts on file. */
  reportForeignAccounts(): Promise<void>
  /** Tells operators that charges will cost the platform money. */
  reportFee(): void
}

/** How many accounts one batch takes; all of them are read side by side. */
const batchSize = 5

export function createEngine(
  ports: Omit<FetchPorts & CheckPorts, 'provider'> &
    ReconcileAccountsPorts &
    ReconcilePaymentsPorts &
    MovementWatchPorts & { store: Store; providerFor: ProviderFor; clock: Clock; log: Log; feePolicy: FeePolicy },
): Engine {
  const { store, providerFor, clock, log, feePolicy } = ports
  const inHand = new Set<AccountId>()
  const readInHand = async (claim: FetchClaim) => {
    const asking = { ...ports, provider: providerFor('job') }
    await fetchOnce(asking, claim, { kind: 'machine' }).finally(() => inHand.delete(claim.accountId))
  }
  const takeFetches = async (most: number) => {
    const taken = await store.claimFetches(await getPlatform(providerFor('job')), most)
    for (const { accountId } of taken) inHand.add(accountId)
    return taken.map((claim) => () => readInHand(claim))
  }
  return {
    ...createRefusals(store),
    receive: (event) => store.recordEvent(event),
    compareClocks: createClockAlarm(ports),
    async ignore(reason, isAlarming) {
      if (isAlarming) log.error('a signed message contradicts itself', { reason })
      await store.countIgnored(reason, clock.now())
    },
    takeFetches,
    async fetchPending() {
      const batch = await takeFetches(batchSize)
      await Promise.all(batch.map((read) => read()))
      return batch.length
    },
    giveBack: () => store.giveBackClaims([...inHand]),
    reconcileAccounts: () => reconcileAccounts(ports),
    runDueChecks: () => runDueChecks(ports),
    reconcilePayments: () => reconcilePayments(ports),
    watchMovements: () => watchMovements(ports),
    async reportForeignAccounts() {
      const count = await store.countForeignAccounts(await getPlatform(providerFor('job')))
      if (count > 0) log.warn('accounts made under another key or mode are closed to us', { count })
    },
    reportFee() {
      if (!isFree(feePolicy)) return
      log.warn('no fee is taken of charges, so the platform pays what the provider takes of each', {
        settings: ['PLATFORM_FEE_PERCENT', 'PLATFORM_FEE_FIXED'],
      })
    },
  }
}
