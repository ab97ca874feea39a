import type { PayoutBody } from '../bodies'

export interface NewPayout {
  id: string
  amount: number
  currency: string
  created: number
  arrival: number
  automatic: boolean
  destination: string
  method: 'standard' | 'instant'
  status: 'pending' | 'in_transit'
  description: string | null
  statementDescriptor: string | null
  metadata: Record<string, string>
}

/** A new payout, docs.stripe.com/api/payouts/object. */
export function payoutBody(made: NewPayout): PayoutBody {
  return {
    id: made.id,
    object: 'payout',
    amount: made.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: made.arrival,
    automatic: made.automatic,
    balance_transaction: null,
    created: made.created,
    currency: made.currency,
    description: made.description,
    destination: made.destination,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: made.metadata,
    method: made.method,
    original_payout: null,
    payout_method: null,
    reconciliation_status: made.automatic ? 'completed' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: made.statementDescriptor,
    status: made.status,
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  }
}
