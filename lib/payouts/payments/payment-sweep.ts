import type { Clock, Log, Pace } from '../doors'
import { patienceOf } from '../patience'
import type { Provider } from '../provider'
import type { PaymentSums, PaymentSweepStore } from './payment-store'

export interface PaymentSweepDoors {
  store: PaymentSweepStore
  provider: Provider
  pace: Pace
  clock: Clock
  log: Log
  /** How long after one comparison began the next one begins. */
  sweepEverySeconds: number
}

/** So long after it was made a paid charge is compared: cards can be disputed for about as long. */
const comparedDays = 120

/**
 * Compares one page of the provider's charges with ours; answers how many pages were taken, 0 or 1. A difference is
 * never kept from here: the charge is looked at, as any other.
 */
export async function sweepPayments(doors: PaymentSweepDoors): Promise<number> {
  const { store, provider, pace, clock, log } = doors
  const platform = await provider.platform()
  const page = await store.takePaymentPage(platform, doors.sweepEverySeconds, comparedDays)
  if (page === null) return 0
  const patience = patienceOf('list', clock)
  if (!(await pace.turn(patience))) {
    await store.postponePaymentPage(platform)
    return 0
  }
  const answer = await provider.listPayments(page, patience)
  if (answer.kind === 'away') {
    log.warn('a page of charges could not be compared', { failure: answer.failure })
    await store.postponePaymentPage(platform)
    return 0
  }
  if (answer.kind === 'lost-place') {
    await store.restartPaymentSweep(platform)
    return 1
  }
  const kept = await store.findSums(
    platform,
    answer.payments.map(({ paymentId }) => paymentId),
  )
  const differing = differingOf(answer.payments, kept)
  await store.settlePaymentPage(platform, page, { compared: kept.length, differing, next: answer.next })
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
