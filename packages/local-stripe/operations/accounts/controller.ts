import { refusal } from '../../errors'

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
 * An Express account's controller. `type: express` and `controller` give different responses,
 * docs.stripe.com/connect/migrate-to-controller-properties.
 */
export function expressKind(type: string | undefined, controller: ControllerParam | undefined): Kind {
  if (type !== undefined && controller !== undefined) {
    throw refusal('one or the other', { param: 'type', params: 'type, controller' })
  }
  if (type === 'express') return { type: 'express', controller: controllerBody('application_express') }
  if (type !== undefined || controller === undefined) throw refusal('not Express')
  const { fees, losses, requirement_collection = 'stripe', stripe_dashboard } = controller
  const isExpress =
    stripe_dashboard?.type === 'express' &&
    requirement_collection === 'stripe' &&
    losses?.payments === 'application' &&
    fees?.payer === 'application'
  if (!isExpress) throw refusal('not Express')
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
