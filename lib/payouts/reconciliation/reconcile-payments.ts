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
  /** How long after one comparison began the next one begins. */
  reconcileEverySeconds: number
}

/** So long after it was made a paid charge is compared: cards can be disputed for about as long. */
const comparedDays = 120

/**
 * Compares one page of the provider's payments with our charges; answers how many pages were taken, 0 or 1. What a
 * difference is about is never kept from here: the charge is looked at, as any other.
 */
export async function reconcilePayments(ports: ReconcilePaymentsPorts): Promise<number> {
  const { store, providerFor, log } = ports
  const platform = await getPlatform(providerFor('job'))
  // A restore is noted, and then makes the next comparison due.
  await store.findDoubt(platform, 'payments')
  const page = await store.takePaymentPage(platform, ports.reconcileEverySeconds, comparedDays)
  if (page === null) return 0
  const answer = await providerFor('list').listPayments(page)
  if (answer.kind === 'away') {
    if (!answer.isUnasked)
      log.warn('a page of charges could not be compared', { failure: answer.failure, cause: causeOf(answer) })
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
  if (unreadable.length > 0) log.error('payments of a page cannot be read', { count: unreadable.length })
  const differing = [...differingOf(sums, kept), ...unreadable]
  const reached = answer.payments.at(-1)?.createdAt ?? null
  const found = { compared: kept.length, differing, adopted, next: answer.next, reached }
  await store.settlePaymentPage(platform, page, found)
  return 1
}

/** Payments of ours that the provider tells of otherwise; those of other systems on the platform are none of ours. */
function differingOf(listed: PaymentSums[], kept: PaymentSums[]): string[] {
  const theirs = new Map(listed.map((payment) => [payment.paymentId, payment]))
  return kept.filter((ours) => !isSame(ours, theirs.get(ours.paymentId))).map(({ paymentId }) => paymentId)
}

function isSame(ours: PaymentSums, theirs: PaymentSums | undefined): boolean {
  // An inquiry of ours need not make theirs disputed; a dispute after it is found among the new ones.
  const isDisputeKnown = ours.isDisputed || !theirs?.isDisputed
  return theirs !== undefined && isDisputeKnown && compared.every((name) => ours[name] === theirs[name])
}

const compared = ['captured', 'refunded', 'feeReturned', 'reversed'] as const
