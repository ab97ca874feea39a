import { Hono } from 'hono'
import { z } from 'zod'
import type { Faults } from '../api/faults'
import type { RequestLog } from '../api/request-log'
import type { Context } from '../context'
import { accountsPage, findAccount } from '../store/accounts'
import { tick } from '../tick'
import { accountView } from './account-view'
import { actSchema } from './act-options'
import { act, isAct } from './acts'
import { readBody, unknown } from './body'
import { factsSchema, setFacts } from './facts'
import { faultSchema, toFault } from './fault-schema'
import { recentNotices, resend, silence } from './notices'
import { accountsQuery, noticesQuery, readQuery, requestsQuery } from './queries'

/** What tests, seeds and people do to the local Stripe from outside; JSON, on this machine only. */
export function controlDoor(context: Context, log: RequestLog, faults: Faults): Hono {
  const { db, clock } = context
  const door = new Hono().basePath('/_control')
  door.get('/health', (c) => c.json({ ok: true }))

  door.get('/accounts', async (c) => {
    const { accounts, has_more } = await accountsPage(db, readQuery(c.req.query(), accountsQuery))
    return c.json({ data: accounts.map(accountView), has_more })
  })
  door.get('/accounts/:id', async (c) => {
    const account = await findAccount(db, c.req.param('id'))
    return account === null ? c.json(unknown('account'), 404) : c.json(accountView(account))
  })
  door.post('/accounts/:id/facts', async (c) => {
    const account = await setFacts(context, c.req.param('id'), await readBody(c.req, factsSchema))
    return account === null ? c.json(unknown('account'), 404) : c.json(accountView(account))
  })

  door.post('/accounts/:id/acts', async (c) => {
    const { act: name, ...options } = await readBody(c.req, actSchema)
    if (!isAct(name)) return c.json(unknown('act'), 400)
    const account = await act(context, c.req.param('id'), name, options)
    return account === null ? c.json(unknown('account'), 404) : c.json(accountView(account))
  })

  door.get('/clock', (c) => c.json({ now: clock.now() }))
  door.post('/clock', async (c) => {
    const { advance } = await readBody(c.req, z.strictObject({ advance: z.number().int().min(0) }))
    await clock.advance(advance)
    await tick(context)
    return c.json({ now: clock.now() })
  })

  door.get('/notices', async (c) => c.json({ data: await recentNotices(db, readQuery(c.req.query(), noticesQuery)) }))
  door.post('/notices', async (c) => {
    const { silent } = await readBody(c.req, z.strictObject({ silent: z.boolean() }))
    await silence(db, silent)
    return c.json({ silent })
  })
  door.post('/notices/:eventId/resend', async (c) => {
    const deliveries = await resend(db, c.req.param('eventId'))
    return deliveries === null ? c.json(unknown('event'), 404) : c.json({ deliveries })
  })

  door.get('/faults', (c) => c.json({ data: faults.list() }))
  door.post('/faults', async (c) => {
    const arranged = await faults.arrange(toFault(await readBody(c.req, faultSchema)))
    return c.json({ arranged: true, ...arranged })
  })
  door.delete('/faults/:id', async (c) => {
    const isLifted = await faults.lift(Number(c.req.param('id')) || 0)
    return isLifted ? c.json({ arranged: false }) : c.json(unknown('fault'), 404)
  })
  door.delete('/faults', async (c) => {
    await faults.liftAll()
    return c.json({ arranged: false })
  })

  door.get('/requests', (c) => c.json(log.page(readQuery(c.req.query(), requestsQuery))))
  return door
}
