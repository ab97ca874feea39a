import { checkResource } from './check'
import { openapi } from './openapi'

/** The parts of an event checked here. */
export interface EventBody {
  type: string
  data: { object: { object: string }; previous_attributes?: Record<string, unknown> }
}

/** Where an event or its object breaks Stripe's schema; empty when nowhere. */
export function checkEvent(event: EventBody): string[] {
  const { object, previous_attributes: previous = {} } = event.data
  const resource = openapi.components.schemas[object.object]
  const fields = Object.keys(resource?.properties ?? {})
  const told = [
    ...checkResource('event', event),
    ...(eventTypes.includes(event.type) ? [] : ['Stripe has no such type']),
    // The platform's application, which some events carry, is no resource in the schema.
    ...(resource ? checkResource(object.object, object) : []),
    ...Object.keys(previous).flatMap((name) => (fields.includes(name) ? [] : [`${name} is no attribute it had`])),
  ]
  return told.map((each) => `${event.type}: ${each}`)
}

/** The schema leaves an event's type open; the endpoint's parameter lists them all. */
export const eventTypes = choicesOf(openapi.components.schemas.webhook_endpoint_create_params).filter(
  (type) => type !== '*',
)

function choicesOf(params: unknown): string[] {
  const { properties } = params as { properties: { enabled_events: { items: { enum: string[] } } } }
  return properties.enabled_events.items.enum
}
