import { createPendingFetches, type PendingFetches, type PendingFetchPorts } from './accounts/fetch-pending'
import { getPlatform } from './accounts/find-platform'
import { finishClosings, type StartOverPorts } from './accounts/start-over'
import { type DueBalancePorts, refreshDueBalances } from './balances/refresh-balance'
import { createClockAlarm } from './health/clock-alarm'
import { createRefusedMessages, type Refusals } from './health/refused-messages'
import type { FeePolicy } from './payments/money'
import { type CheckPorts, runDueChecks } from './payments/outcome/check-payment'
import { warnWhenFree } from './payments/warn-when-free'
import type { Clock } from './ports/ports'
import type { TableStore, WebhookEvent, WebhookEventStore } from './ports/store'
import { type AccountWalkPorts, accountWalk } from './reconciliation/account-walk'
import { movementWalk } from './reconciliation/movement-walk'
import { type PaymentWalkPorts, paymentWalk } from './reconciliation/payment-walk'
import { type WalkPorts, walkPage } from './reconciliation/walk'

export interface Engine extends Refusals, PendingFetches {
  /** Only records, so that the provider gets its answer at once. */
  receive(event: WebhookEvent): Promise<void>
  /** Warns of a signature far from our time. */
  compareClocks(lateSeconds: number): void
  /** Counts it, and warns of one the provider would not send. */
  ignore(reason: string, isAlarming: boolean): Promise<void>
  reconcileAccounts(): Promise<number>
  /** Checks one batch of payments; returns its size. */
  runDueChecks(): Promise<number>
  /** Closes accounts that a crash or the provider's silence left half closed. */
  finishClosings(): Promise<number>
  reconcilePayments(): Promise<number>
  refreshDueBalances(): Promise<number>
  /** A page of refunds, or one of disputes when there is none. */
  watchMovements(): Promise<number>
  /** Warns of accounts under another key. */
  reportForeignAccounts(): Promise<void>
  /** Warns when payments cost the platform money. */
  reportFee(): void
}

export type EnginePorts = PendingFetchPorts &
  Omit<CheckPorts, 'provider'> &
  Omit<StartOverPorts, 'provider'> &
  AccountWalkPorts &
  PaymentWalkPorts &
  DueBalancePorts &
  WalkPorts & {
    store: { coaches: Pick<TableStore, 'countForeignAccounts'>; webhookEvents: WebhookEventStore }
    clock: Clock
    feePolicy: FeePolicy
  }

export function createEngine(ports: EnginePorts): Engine {
  const { store, providerFor, clock, log } = ports
  return {
    ...createPendingFetches(ports),
    ...createRefusedMessages(store.webhookEvents),
    receive: (event) => store.webhookEvents.recordEvent(event),
    compareClocks: createClockAlarm(ports),
    async ignore(reason, isAlarming) {
      if (isAlarming) log.error('a signed message contradicts itself', { reason })
      await store.webhookEvents.countIgnored(reason, clock.now())
    },
    reconcileAccounts: () => walkPage(ports, accountWalk(ports)),
    runDueChecks: () => runDueChecks(ports),
    finishClosings: () => finishClosings(ports),
    refreshDueBalances: () => refreshDueBalances(ports),
    reconcilePayments: () => walkPage(ports, paymentWalk(ports)),
    watchMovements: async () =>
      (await walkPage(ports, movementWalk(ports, 'refunds'))) ||
      (await walkPage(ports, movementWalk(ports, 'disputes'))),
    async reportForeignAccounts() {
      const count = await store.coaches.countForeignAccounts(await getPlatform(providerFor('job')))
      if (count > 0) log.warn('accounts created with a different key or mode are closed here', { count })
    },
    reportFee: () => warnWhenFree(ports),
  }
}
