import type Stripe from 'stripe'
import type { ListedPayout } from '@/lib/payouts/balances/balance'
import type { PayoutFailure } from '@/lib/payouts/vocabulary/payouts/payout-failure'
import type { PayoutState } from '@/lib/payouts/vocabulary/payouts/payout-state'
import { checkPayoutShape, readMoment } from '../client/answer-shapes'

/**
 * https://docs.stripe.com/api/payouts/object, and for what it holds
 * https://docs.stripe.com/api/payouts/object#payout_object-reconciliation_status
 */
export function toPayout(payout: Stripe.Payout): ListedPayout {
  checkPayoutShape(payout)
  const state = states[payout.status] ?? 'on-its-way'
  return {
    id: payout.id,
    amount: payout.amount,
    currency: payout.currency,
    state,
    createdAt: readMoment(payout.created),
    arrivesOn: readMoment(payout.arrival_date),
    bankLast4: lastDigits(payout.destination),
    failure: state === 'failed' ? (failures[payout.failure_code ?? ''] ?? 'other') : null,
    isAutomatic: payout.automatic,
    isReconciled: payout.reconciliation_status !== 'in_progress',
  }
}

function lastDigits(destination: Stripe.Payout['destination']): string | null {
  const shown = typeof destination === 'object' && destination !== null && 'last4' in destination && destination.last4
  return typeof shown === 'string' && /^\w{2,8}$/.test(shown) ? shown : null
}

/** https://docs.stripe.com/api/payouts/object#payout_object-status */
const states: Record<string, PayoutState> = {
  pending: 'on-its-way',
  in_transit: 'on-its-way',
  paid: 'paid',
  failed: 'failed',
  canceled: 'canceled',
}

/**
 * https://docs.stripe.com/api/payouts/failures. After each of them Stripe wants the bank account's details updated:
 * https://support.stripe.com/questions/managing-connect-payout-failures
 */
const failures: Record<string, PayoutFailure> = {
  account_closed: 'account-closed',
  no_account: 'no-account',
  invalid_account_number: 'no-account',
  unsupported_card: 'no-account',
  bank_ownership_changed: 'wrong-holder',
  incorrect_account_holder_name: 'wrong-holder',
  incorrect_account_holder_address: 'wrong-holder',
  incorrect_account_holder_tax_id: 'wrong-holder',
  account_frozen: 'blocked',
  bank_account_restricted: 'blocked',
  debit_not_authorized: 'blocked',
  invalid_currency: 'wrong-currency',
  insufficient_funds: 'no-money',
}
