import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../context'
import { newId } from '../identifiers'
import { type Behaviour, behaviourSchema, changeBehaviour, readBehaviour, silentFor } from '../notices/behaviour'
import { countWaiting } from '../store/deliveries'
import { rollSecret } from '../store/endpoint-secrets'
import { readBody, unknown } from './body'

const changeSchema = behaviourSchema
  .partial()
  .extend({ silent_seconds: z.number().int().min(0).max(86_400), reset: z.literal(true) })
  .partial()

const rollSchema = z.strictObject({ old_secret_seconds: z.number().int().min(0).max(86_400).default(86_400) })

/** How notices are delivered, docs.stripe.com/webhooks, and what a hostile network makes of it. */
export function deliveryDoor({ db }: Context): Hono {
  const door = new Hono().basePath('/_control')
  door.get('/delivery', async (c) => c.json(await readBehaviour(db)))
  door.post('/delivery', async (c) => {
    const { reset, ...change } = await readBody(c.req, changeSchema)
    if (reset) await changeBehaviour(db, null)
    return c.json(await changeBehaviour(db, timed(change)))
  })
  door.get('/deliveries', async (c) => c.json({ waiting: await countWaiting(db) }))
  door.post('/endpoints/:id/roll', async (c) => {
    const { old_secret_seconds } = await readBody(c.req, rollSchema)
    const secret = newId('whsec_', 32)
    const isRolled = await rollSecret(db, c.req.param('id'), secret, old_secret_seconds)
    return isRolled ? c.json({ secret }) : c.json(unknown('endpoint'), 404)
  })
  return door
}

/** Silence for so many seconds is silence until a moment. */
function timed({ silent_seconds, ...change }: Partial<Behaviour> & { silent_seconds?: number }): Partial<Behaviour> {
  if (silent_seconds === undefined) return change
  return { ...change, silent_until: silentFor(silent_seconds) }
}
