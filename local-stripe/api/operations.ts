import { refusal, unrecognized } from '../errors'
import { accountPartOperations } from '../operations/account-parts'
import { accountOperations } from '../operations/accounts'
import { balanceOperations } from '../operations/balance'
import { capabilityOperations } from '../operations/capabilities'
import { chargeOperations } from '../operations/charges'
import { disputeOperations } from '../operations/disputes'
import { eventOperations } from '../operations/events'
import { linkOperations } from '../operations/links'
import { paymentActOperations } from '../operations/payment-acts'
import { paymentIntentOperations } from '../operations/payment-intents'
import { refundOperations } from '../operations/refunds'
import { rejectionOperations } from '../operations/reject-account'
import { transferOperations } from '../operations/transfers'
import { webhookEndpointOperations } from '../operations/webhook-endpoints'
import { findOperation } from '../schema/openapi'
import type { Operation } from './operation'

export interface Route {
  operation: Operation
  ids: string[]
}

/** The operation behind a request; one Stripe has and this server has not is refused by its name. */
export function findRoute(method: string, path: string): Route {
  if (!isDecodable(path)) throw unrecognized(method, path)
  const known = findOperation(method, path)
  if (known === null) throw unrecognized(method, path)
  const route = routes.get(`${method} ${known.path}`)
  if (route === undefined) throw refusal('unbuilt operation', { method, path: known.path })
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

/** Everything this server does of Stripe's API. */
export const builtOperations: Operation[] = [
  ...accountOperations,
  ...accountPartOperations,
  ...capabilityOperations,
  ...rejectionOperations,
  ...linkOperations,
  ...paymentIntentOperations,
  ...paymentActOperations,
  ...chargeOperations,
  ...refundOperations,
  ...transferOperations,
  ...disputeOperations,
  ...webhookEndpointOperations,
  ...eventOperations,
  ...balanceOperations,
]

const routes = new Map(
  builtOperations.map((operation) => {
    const pattern = new RegExp(`^${operation.path.replace(/\{\w+\}/g, '([^/]+)')}$`)
    return [`${operation.method} ${operation.path}`, { operation, pattern }]
  }),
)
