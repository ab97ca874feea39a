import { Hono } from 'hono'
import { z } from 'zod'
import { arrangeFault, type Fault, forgetFaults } from '../api/faults'
import type { RequestLog } from '../api/request-log'
import type { Context } from '../context'
import { allAccounts, findAccount } from '../store/accounts'
import { tick } from '../tick'
import { accountView } from './account-view'
import { readBody, unknown } from './body'
import { factsSchema, setFacts } from './facts'
import { recentNotices, resend, silence } from './notices'

const faultSchema = z.strictObject({
  method: z.string().default('*'),
  path: z.string(),
  kind: z.enum(['status', 'timeout', 'cut']),
  status: z.number().int().min(400).max(599).default(500),
  code: z.string().optional(),
  message: z.string().optional(),
  when: z.enum(['before', 'after']).default('before'),
  stored: z.boolean().default(false),
  times: z.number().int().min(1).default(1),
})

/** What tests, seeds and people do to the local Stripe from outside; JSON, on this machine only. */
export function controlDoor(context: Context, log: RequestLog): Hono {
  const { db, clock } = context
  const door = new Hono().basePath('/_control')
  door.get('/health', (c) => c.json({ ok: true }))

  door.get('/accounts', async (c) => c.json({ data: (await allAccounts(db)).map(accountView) }))
  door.get('/accounts/:id', async (c) => {
    const account = await findAccount(db, c.req.param('id'))
    return account === null ? c.json(unknown('account'), 404) : c.json(accountView(account))
  })
  door.post('/accounts/:id/facts', async (c) => {
    const account = await setFacts(context, c.req.param('id'), await readBody(c.req, factsSchema))
    return account === null ? c.json(unknown('account'), 404) : c.json(accountView(account))
  })

  door.get('/clock', (c) => c.json({ now: clock.now() }))
  door.post('/clock', async (c) => {
    const { advance } = await readBody(c.req, z.strictObject({ advance: z.number().int().min(0) }))
    await clock.advance(advance)
    await tick(context)
    return c.json({ now: clock.now() })
  })

  door.get('/notices', async (c) => c.json({ data: await recentNotices(db) }))
  door.post('/notices', async (c) => {
    const { silent } = await readBody(c.req, z.strictObject({ silent: z.boolean() }))
    await silence(db, silent)
    return c.json({ silent })
  })
  door.post('/notices/:eventId/resend', async (c) => {
    const deliveries = await resend(db, c.req.param('eventId'))
    return deliveries === null ? c.json(unknown('event'), 404) : c.json({ deliveries })
  })

  door.post('/faults', async (c) => {
    const { method, path, times, ...effect } = await readBody(c.req, faultSchema)
    await arrangeFault(db, method.toUpperCase(), path, effect satisfies Fault, times)
    return c.json({ arranged: true })
  })
  door.delete('/faults', async (c) => {
    await forgetFaults(db)
    return c.json({ arranged: false })
  })

  door.get('/requests', (c) => c.json({ data: log.recent() }))
  return door
}
