import { refusal, unrecognized } from '../errors'
import { accountOperations } from '../operations/accounts/accounts'
import { capabilityOperations } from '../operations/accounts/capabilities'
import { linkOperations } from '../operations/accounts/links'
import { personAndBankAccountOperations } from '../operations/accounts/persons-and-bank-accounts'
import { rejectionOperations } from '../operations/accounts/reject-account'
import { eventOperations } from '../operations/events'
import { balanceOperations } from '../operations/payments/balance'
import { chargeOperations } from '../operations/payments/charges'
import { paymentIntentActionOperations } from '../operations/payments/confirm-capture-cancel'
import { disputeOperations } from '../operations/payments/disputes'
import { paymentIntentOperations } from '../operations/payments/payment-intents'
import { payoutOperations } from '../operations/payments/payouts'
import { refundOperations } from '../operations/payments/refunds'
import { transferOperations } from '../operations/payments/transfers'
import { webhookEndpointOperations } from '../operations/webhook-endpoints'
import { findOperation } from '../schema/openapi'
import { findStripeOperation } from '../schema/stripe-operations'
import type { Operation } from './operation'

export interface Route {
  operation: Operation
  ids: string[]
}

/** Finds a request's operation. Refuses by name what Stripe has and this server does not. */
export function findRoute(method: string, path: string): Route {
  if (!isDecodable(path)) throw unrecognized(method, path)
  const known = findOperation(method, path) ?? findStripeOperation(method, path)
  if (known === null) throw unrecognized(method, path)
  const route = routes.get(`${method} ${known.path}`)
  if (route === undefined) throw refusal('unsupported operation', { method, path: known.path })
  return { operation: route.operation, ids: (route.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent) }
}

function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== ''
  } catch (error) {
    if (error instanceof URIError) return false
    throw error
  }
}

export const supportedOperations: Operation[] = [
  ...accountOperations,
  ...personAndBankAccountOperations,
  ...capabilityOperations,
  ...rejectionOperations,
  ...linkOperations,
  ...paymentIntentOperations,
  ...paymentIntentActionOperations,
  ...chargeOperations,
  ...refundOperations,
  ...transferOperations,
  ...payoutOperations,
  ...disputeOperations,
  ...webhookEndpointOperations,
  ...eventOperations,
  ...balanceOperations,
]

const routes = new Map(
  supportedOperations.map((operation) => {
    const pattern = new RegExp(`^${operation.path.replace(/\{\w+\}/g, '([^/]+)')}$`)
    return [`${operation.method} ${operation.path}`, { operation, pattern }]
  }),
)
