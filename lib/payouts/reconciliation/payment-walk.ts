import type { PaymentSums } from '../payments/payment'
import type { ListPaymentsAnswer } from '../ports/provider'
import type { KeptStore } from '../ports/reconciliation-store'
import { type ReconcilePorts, reconcilePage } from './compare-payments'
import type { Walk } from './walk'

export interface PaymentWalkPorts extends ReconcilePorts {
  store: { reconciliation: Pick<KeptStore, 'findSums'> } & ReconcilePorts['store']
  reconcileEverySeconds: number
}

/** About as long as cards can be disputed. */
const comparedDays = 120

export function paymentWalk(ports: PaymentWalkPorts): Walk<Extract<ListPaymentsAnswer, { kind: 'page' }>> {
  return {
    list: 'payments',
    everySeconds: ports.reconcileEverySeconds,
    period: { kind: 'days', days: comparedDays },
    awayMessage: 'a page of payments could not be compared',
    ask: (provider, { from, after }) => provider.listPayments({ from: from as Date, after }),
    async compare({ platform }, { payments, unreadable, next }) {
      const adopted = await reconcilePage(ports, platform, payments)
      const sums = payments.flatMap(({ sums }) => sums ?? [])
      const kept = await ports.store.reconciliation.findSums(
        platform,
        sums.map(({ paymentId }) => paymentId),
      )
      if (unreadable.length > 0) ports.log.error('payments on a page cannot be read', { count: unreadable.length })
      const differing = [...differingOf(sums, kept), ...unreadable]
      return {
        next,
        compared: kept.length,
        adopted,
        reached: payments.at(-1)?.createdAt ?? null,
        found: { kind: 'payments', differing },
      }
    },
  }
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
