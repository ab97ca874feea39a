import { checkResource } from './check'
import { openapi } from './openapi'

/** As much of an event as is looked at here. */
export interface EventBody {
  type: string
  data: { object: { object: string }; previous_attributes?: Record<string, unknown> }
}

/** What does not fit Stripe's schema in an event and in the object it tells of; empty when all fits. */
export function checkEvent(event: EventBody): string[] {
  const { object, previous_attributes: previous = {} } = event.data
  const resource = openapi.components.schemas[object.object]
  const fields = Object.keys(resource?.properties ?? {})
  const told = [
    ...checkResource('event', event),
    ...(eventTypes.includes(event.type) ? [] : ['Stripe has no such type']),
    // The platform's application, which a few events carry, is no resource of the schema.
    ...(resource ? checkResource(object.object, object) : []),
    ...Object.keys(previous).flatMap((name) => (fields.includes(name) ? [] : [`${name} is no attribute it had`])),
  ]
  return told.map((each) => `${event.type}: ${each}`)
}

/** The schema leaves the type of an event open and names them all where an endpoint chooses. */
export const eventTypes = choicesOf(openapi.components.schemas.webhook_endpoint_create_params).filter(
  (type) => type !== '*',
)

function choicesOf(params: unknown): string[] {
  const { properties } = params as { properties: { enabled_events: { items: { enum: string[] } } } }
  return properties.enabled_events.items.enum
}
