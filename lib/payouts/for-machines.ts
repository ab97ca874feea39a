import { type FetchPorts, fetchOnce } from './accounts/fetch-account'
import { getPlatform } from './accounts/find-platform'
import { createClockAlarm } from './health/clock-alarm'
import { createRefusals, type Refusals } from './health/refusals'
import { type FeePolicy, isFree } from './payments/money'
import { type CheckPorts, runDueChecks } from './payments/outcome/check-payment'
import type { Clock, Log } from './ports/ports'
import type { ProviderFor } from './ports/provider'
import type { FetchClaim, Store, WebhookEvent } from './ports/store'
import { type AccountWalkPorts, accountWalk } from './reconciliation/account-walk'
import { movementWalk } from './reconciliation/movement-walk'
import { type PaymentWalkPorts, paymentWalk } from './reconciliation/payment-walk'
import { type WalkPorts, walkPage } from './reconciliation/walk'
import type { AccountId } from './vocabulary/ids'

export interface Engine extends Refusals {
  /** Only records, so that the provider gets its answer at once. */
  receive(event: WebhookEvent): Promise<void>
  /** Warns of a signature far from our time. */
  compareClocks(lateSeconds: number): void
  /** Counts it, and warns of one the provider would not send. */
  ignore(reason: string, isAlarming: boolean): Promise<void>
  /** Claims up to `most` accounts; calling a result fetches one. */
  takeFetches(most: number): Promise<(() => Promise<void>)[]>
  /** Fetches one batch; returns its size. */
  fetchPending(): Promise<number>
  /** Releases claims for other processes. */
  giveBack(): Promise<void>
  reconcileAccounts(): Promise<number>
  /** Checks one batch of payments; returns its size. */
  runDueChecks(): Promise<number>
  reconcilePayments(): Promise<number>
  /** Compares a page of refunds, or one of disputes when there is none. */
  watchMovements(): Promise<number>
  /** Warns of accounts under another key. */
  reportForeignAccounts(): Promise<void>
  /** Warns when payments cost the platform money. */
  reportFee(): void
}

export function createEngine(
  ports: Omit<FetchPorts & CheckPorts, 'provider'> &
    AccountWalkPorts &
    PaymentWalkPorts &
    WalkPorts & {
      store: Store
      providerFor: ProviderFor
      clock: Clock
      log: Log
      feePolicy: FeePolicy
      /** Fetches of `fetchPending`, and payment checks, at once. */
      batchSize: number
    },
): Engine {
  const { store, providerFor, clock, log, feePolicy, batchSize } = ports
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
    reconcileAccounts: () => walkPage(ports, accountWalk(ports)),
    runDueChecks: () => runDueChecks(ports),
    reconcilePayments: () => walkPage(ports, paymentWalk(ports)),
    watchMovements: async () =>
      (await walkPage(ports, movementWalk(ports, 'refunds'))) ||
      (await walkPage(ports, movementWalk(ports, 'disputes'))),
    async reportForeignAccounts() {
      const count = await store.countForeignAccounts(await getPlatform(providerFor('job')))
      if (count > 0) log.warn('accounts made under another key or mode are closed here', { count })
    },
    reportFee() {
      if (!isFree(feePolicy)) return
      log.warn('payments have no fee, so the platform pays the provider’s', {
        settings: ['PLATFORM_FEE_PERCENT', 'PLATFORM_FEE_FIXED'],
      })
    },
  }
}
