import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context'
import {
  changeDeliverySettings,
  type DeliverySettings,
  deliverySettingsSchema,
  readDeliverySettings,
  silentFor,
} from '../../events/delivery-settings'
import { newId } from '../../identifiers'
import { countWaiting } from '../../store/deliveries'
import { rollSecret } from '../../store/endpoint-secrets'
import { platformOfKey } from '../platform-of-key'
import { notFound, readBody } from '../read-body'

const changeSchema = deliverySettingsSchema
  .partial()
  .extend({ silent_seconds: z.number().int().min(0).max(86_400), reset: z.literal(true) })
  .partial()

const rollSchema = z.strictObject({ old_secret_seconds: z.number().int().min(0).max(86_400).default(86_400) })

/** How events are delivered, docs.stripe.com/webhooks, and what a hostile network does to them. */
export function deliveryRoutes({ db }: Context): Hono {
  const routes = new Hono().basePath('/_control')
  routes.get('/delivery', async (c) => c.json(await readDeliverySettings(db, platformOfKey(c.req))))
  routes.post('/delivery', async (c) => {
    const { reset, ...change } = await readBody(c.req, changeSchema)
    const platform = platformOfKey(c.req)
    if (reset) await changeDeliverySettings(db, null, platform)
    return c.json(await changeDeliverySettings(db, timed(change), platform))
  })
  routes.get('/deliveries', async (c) => c.json({ waiting: await countWaiting(db, platformOfKey(c.req)) }))
  routes.post('/endpoints/:id/roll', async (c) => {
    const { old_secret_seconds } = await readBody(c.req, rollSchema)
    const secret = newId('whsec_', 32)
    const isRolled = await rollSecret(db, c.req.param('id'), secret, old_secret_seconds)
    return isRolled ? c.json({ secret }) : c.json(notFound('endpoint'), 404)
  })
  return routes
}

/** Turns seconds of silence into the time it ends. */
function timed({
  silent_seconds,
  ...change
}: Partial<DeliverySettings> & { silent_seconds?: number }): Partial<DeliverySettings> {
  if (silent_seconds === undefined) return change
  return { ...change, silent_until: silentFor(silent_seconds) }
}
