import type { DisputeReason } from './disputes/dispute-options'

/** Payment objects as the API returns them, limited to the fields this server uses. Amounts in minor units. */
export interface Body extends Record<string, unknown> {
  id: string
  created: number
}

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'processing'
  | 'succeeded'
  | 'canceled'

export interface IntentBody extends Body {
  amount: number
  amount_capturable: number
  amount_received: number
  application_fee_amount: number | null
  automatic_payment_methods: { enabled: boolean; allow_redirects?: string } | null
  capture_method: string
  client_secret: string
  currency: string
  description: string | null
  latest_charge: string | null
  last_payment_error: { message: string } | null
  metadata: Record<string, string>
  on_behalf_of: string | null
  next_action: { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string | null } } | null
  payment_method: string | null
  status: IntentStatus
  transfer_data: { destination: string; amount?: number } | null
  transfer_group: string | null
}

export interface ChargeBody extends Body {
  amount: number
  amount_captured: number
  amount_refunded: number
  application_fee: string | null
  application_fee_amount: number | null
  balance_transaction: string | null
  captured: boolean
  currency: string
  disputed: boolean
  paid: boolean
  payment_intent: string | null
  payment_method: string | null
  payment_method_details?: { type: string; card?: { brand: string; network: string } }
  refunded: boolean
  transfer?: string
  transfer_data: { destination: string; amount: number | null } | null
  transfer_group: string | null
}

export interface RefundBody extends Body {
  amount: number
  charge: string
  currency: string
  failure_balance_transaction?: string
  failure_reason?: string
  pending_reason?: string
  status: string
}

export interface TransferBody extends Body {
  amount: number
  amount_reversed: number
  currency: string
  destination: string
  destination_payment: string
  reversals: List
  reversed: boolean
}

export interface ReversalBody extends Body {
  amount: number
  currency: string
  transfer: string
}

export interface FeeBody extends Body {
  amount: number
  amount_refunded: number
  currency: string
  refunded: boolean
  refunds: List
}

export interface DisputeBody extends Body {
  amount: number
  balance_transactions: Body[]
  charge: string
  currency: string
  evidence: Record<string, unknown>
  evidence_details: EvidenceDetails
  is_charge_refundable: boolean
  metadata: Record<string, string>
  reason: DisputeReason
  status: string
}

export interface EvidenceDetails extends Record<string, unknown> {
  due_by: number | null
  has_evidence: boolean
  /** True when submitted too late. */
  past_due: boolean
  submission_count: number
  submission_method: string
}

export interface PayoutBody extends Body {
  amount: number
  arrival_date: number
  automatic: boolean
  balance_transaction: string | null
  currency: string
  destination: string
  failure_balance_transaction: string | null
  failure_code: string | null
  failure_message: string | null
  metadata: Record<string, string>
  method: string
  status: PayoutStatus
}

export type PayoutStatus = 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled'

export interface BalanceTransactionBody extends Body {
  amount: number
  available_on: number
  currency: string
  fee: number
  net: number
  source: string
  type: string
}

export interface List {
  object: 'list'
  data: unknown[]
  has_more: boolean
  url: string
}

/** Prepends an object to a list, which keeps ten and says whether there are more. */
export function withFirst(list: List, object: Body): List {
  const data = [object, ...list.data]
  return { ...list, data: data.slice(0, shown), has_more: list.has_more || data.length > shown }
}

const shown = 10

export function emptyList(url: string): List {
  return { object: 'list', data: [], has_more: false, url }
}
