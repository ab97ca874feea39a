import { Hono } from 'hono'
import { z } from 'zod'
import type { Faults } from '../api/faults/faults'
import type { RequestLog } from '../api/request-log'
import { runDueWork } from '../clock/due-work'
import type { Context } from '../context'
import { accountsPage, findAccount } from '../store/accounts'
import { accountView } from './accounts/account-view'
import { actSchema } from './accounts/act-options'
import { act, isAct } from './accounts/acts'
import { factsSchema, setFacts } from './accounts/facts'
import { askingPlatform } from './asking-platform'
import { readBody, unknown } from './body'
import { faultSchema, toFault } from './delivery/fault-schema'
import { recentEvents, resend, silence } from './delivery/recent-events'
import { accountsQuery, eventsQuery, readQuery, requestsQuery } from './queries'

/** How tests, seeds and people control the local Stripe. JSON, on this machine only. */
export function controlRoutes(context: Context, log: RequestLog, faults: Faults): Hono {
  const { db, clock } = context
  const routes = new Hono().basePath('/_control')
  const clockOf = (request: Parameters<typeof askingPlatform>[0]) => {
    const platform = askingPlatform(request)
    return platform === null ? clock : clock.of(platform)
  }
  routes.get('/health', (c) => c.json({ ok: true }))

  routes.get('/accounts', async (c) => {
    const query = { ...readQuery(c.req.query(), accountsQuery), platform: askingPlatform(c.req) }
    const { accounts, has_more } = await accountsPage(db, query)
    return c.json({ data: accounts.map(accountView), has_more })
  })
  routes.get('/accounts/:id', async (c) => {
    const account = await findAccount(db, c.req.param('id'))
    return account === null ? c.json(unknown('account'), 404) : c.json(accountView(account))
  })
  routes.post('/accounts/:id/facts', async (c) => {
    const account = await setFacts(context, c.req.param('id'), await readBody(c.req, factsSchema))
    return account === null ? c.json(unknown('account'), 404) : c.json(accountView(account))
  })

  routes.post('/accounts/:id/acts', async (c) => {
    const { act: name, ...options } = await readBody(c.req, actSchema)
    if (!isAct(name)) return c.json(unknown('act'), 400)
    const account = await act(context, c.req.param('id'), name, options)
    return account === null ? c.json(unknown('account'), 404) : c.json(accountView(account))
  })

  routes.get('/clock', (c) => c.json({ now: clockOf(c.req).now() }))
  routes.post('/clock', async (c) => {
    const { advance } = await readBody(c.req, z.strictObject({ advance: z.number().int().min(0) }))
    await clockOf(c.req).advance(advance)
    await runDueWork(context)
    return c.json({ now: clockOf(c.req).now() })
  })

  routes.get('/events', async (c) => {
    const query = { ...readQuery(c.req.query(), eventsQuery), platform: askingPlatform(c.req) }
    return c.json({ data: await recentEvents(db, query) })
  })
  routes.post('/events', async (c) => {
    const { silent } = await readBody(c.req, z.strictObject({ silent: z.boolean() }))
    await silence(db, silent, askingPlatform(c.req))
    return c.json({ silent })
  })
  routes.post('/events/:eventId/resend', async (c) => {
    const deliveries = await resend(db, c.req.param('eventId'))
    return deliveries === null ? c.json(unknown('event'), 404) : c.json({ deliveries })
  })

  routes.get('/faults', (c) => c.json({ data: faults.list(askingPlatform(c.req)) }))
  routes.post('/faults', async (c) => {
    const fault = toFault(await readBody(c.req, faultSchema))
    const arranged = await faults.arrange({ ...fault, platform: askingPlatform(c.req) })
    return c.json({ arranged: true, ...arranged })
  })
  routes.delete('/faults/:id', async (c) => {
    const isLifted = await faults.lift(Number(c.req.param('id')) || 0, askingPlatform(c.req))
    return isLifted ? c.json({ arranged: false }) : c.json(unknown('fault'), 404)
  })
  routes.delete('/faults', async (c) => {
    await faults.liftAll(askingPlatform(c.req))
    return c.json({ arranged: false })
  })

  routes.get('/requests', (c) =>
    c.json(log.page({ ...readQuery(c.req.query(), requestsQuery), platform: askingPlatform(c.req) })),
  )
  return routes
}
