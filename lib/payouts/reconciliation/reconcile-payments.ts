import { getPlatform } from '../accounts/find-platform'
import type { InstallationStore } from '../installation/installation'
import type { PaymentSums } from '../payments/payment'
import type { PaymentPagesStore } from '../ports/payment-store'
import type { Log } from '../ports/ports'
import { causeOf, type ProviderFor } from '../ports/provider'
import { type ReconcilePorts, reconcilePage } from './compare-payments'

export interface ReconcilePaymentsPorts {
  store: PaymentPagesStore & Pick<InstallationStore, 'findDoubt'> & ReconcilePorts['store']
  providerFor: ProviderFor
  log: Log
  reconcileEverySeconds: number
}

/** About as long as cards can be disputed. */
const comparedDays = 120

export async function reconcilePayments(ports: ReconcilePaymentsPorts): Promise<number> {
  const { store, providerFor, log } = ports
  const platform = await getPlatform(providerFor('job'))
  // A restore makes the next run due.
  await store.findDoubt(platform, 'payments')
  const page = await store.takePaymentPage(platform, ports.reconcileEverySeconds, comparedDays)
  if (page === null) return 0
  const answer = await providerFor('list').listPayments(page)
  if (answer.kind === 'away') {
    if (!answer.isUnasked)
      log.warn('a page of payments could not be compared', { failure: answer.failure, cause: causeOf(answer) })
    await store.postponePaymentPage(platform)
    return 0
  }
  if (answer.kind === 'lost-place') {
    await store.restartPaymentReconciliation(platform)
    return 1
  }
  const adopted = await reconcilePage(ports, platform, answer.payments)
  const sums = answer.payments.flatMap(({ sums }) => sums ?? [])
  const kept = await store.findSums(
    platform,
    sums.map(({ paymentId }) => paymentId),
  )
  const { unreadable } = answer
  if (unreadable.length > 0) log.error('payments on a page cannot be read', { count: unreadable.length })
  const differing = [...differingOf(sums, kept), ...unreadable]
  const reached = answer.payments.at(-1)?.createdAt ?? null
  const found = { compared: kept.length, differing, adopted, next: answer.next, reached }
  await store.settlePaymentPage(platform, page, found)
  return 1
}

/** Our payments whose figures differ at the provider. Payments of other systems are ignored. */
function differingOf(listed: PaymentSums[], kept: PaymentSums[]): string[] {
  const theirs = new Map(listed.map((payment) => [payment.paymentId, payment]))
  return kept.filter((ours) => !isSame(ours, theirs.get(ours.paymentId))).map(({ paymentId }) => paymentId)
}

function isSame(ours: PaymentSums, theirs: PaymentSums | undefined): boolean {
  // Our inquiry may not show as disputed; a later dispute is found as new.
  const isDisputeKnown = ours.isDisputed || !theirs?.isDisputed
  return theirs !== undefined && isDisputeKnown && compared.every((name) => ours[name] === theirs[name])
}

const compared = ['captured', 'refunded', 'feeReturned', 'reversed'] as const
