import { ApiError } from '../errors'

export interface ControllerParam {
  fees?: { payer?: string }
  losses?: { payments?: string }
  requirement_collection?: string
  stripe_dashboard?: { type?: string }
}

interface Kind {
  type: string
  controller: Record<string, unknown>
}

/**
 * How an Express account says who controls it. `type: express` and the `controller` spelling give different answers,
 * docs.stripe.com/connect/migrate-to-controller-properties.
 */
export function expressKind(type: string | undefined, controller: ControllerParam | undefined): Kind {
  if (type !== undefined && controller !== undefined) {
    throw new ApiError(400, 'You may only specify one of these parameters: type, controller.', { param: 'type' })
  }
  if (type === 'express') return { type: 'express', controller: controllerBody('application_express') }
  if (type !== undefined || controller === undefined) throw notExpress()
  const { fees, losses, requirement_collection = 'stripe', stripe_dashboard } = controller
  const isExpress =
    stripe_dashboard?.type === 'express' &&
    requirement_collection === 'stripe' &&
    losses?.payments === 'application' &&
    fees?.payer === 'application'
  if (!isExpress) throw notExpress()
  return { type: 'none', controller: controllerBody('application') }
}

function controllerBody(payer: string): Record<string, unknown> {
  return {
    fees: { payer },
    is_controller: true,
    losses: { payments: 'application' },
    requirement_collection: 'stripe',
    stripe_dashboard: { type: 'express' },
    type: 'application',
  }
}

function notExpress(): ApiError {
  const spelling =
    'type=express, or controller with stripe_dashboard[type]=express, requirement_collection=stripe, losses[payments]=application and fees[payer]=application'
  return new ApiError(400, `The local Stripe makes Express accounts only: ${spelling}.`)
}
