import { Hono } from 'hono'
import { z } from 'zod'
import type { Account } from '../accounts/account'
import type { Faults } from '../api/faults/faults'
import type { RequestLog } from '../api/request-log'
import { runDueWork } from '../clock/due-work'
import type { Context } from '../context'
import type { Findings } from '../findings'
import { accountsPage, findAccount } from '../store/accounts'
import { actionSchema } from './accounts/action-options'
import { isAction, runAction } from './accounts/actions'
import { factsSchema, setFacts } from './accounts/facts'
import { faultSchema, toFault } from './delivery/fault-schema'
import { recentEvents, resend, silence } from './delivery/recent-events'
import { platformOfKey } from './platform-of-key'
import { accountsQuery, eventsQuery, readQuery, requestsQuery } from './queries'
import { notFound, readBody } from './read-body'

/** How tests, seeds and people control the local Stripe. JSON, on this machine only. */
export function controlRoutes(context: Context, log: RequestLog, faults: Faults, findings: Findings | null): Hono {
  const { db, clock } = context
  const routes = new Hono().basePath('/_control')
  const clockOf = (request: Parameters<typeof platformOfKey>[0]) => {
    const platform = platformOfKey(request)
    return platform === null ? clock : clock.of(platform)
  }
  routes.get('/health', (c) => c.json({ ok: true }))

  routes.get('/accounts', async (c) => {
    const query = { ...readQuery(c.req.query(), accountsQuery), platform: platformOfKey(c.req) }
    const { accounts, has_more } = await accountsPage(db, query)
    return c.json({ data: accounts.map(accountView), has_more })
  })
  routes.get('/accounts/:id', async (c) => {
    const account = await findAccount(db, c.req.param('id'))
    return account === null ? c.json(notFound('account'), 404) : c.json(accountView(account))
  })
  routes.post('/accounts/:id/facts', async (c) => {
    const account = await setFacts(context, c.req.param('id'), await readBody(c.req, factsSchema))
    return account === null ? c.json(notFound('account'), 404) : c.json(accountView(account))
  })

  routes.post('/accounts/:id/acts', async (c) => {
    const { act: name, ...options } = await readBody(c.req, actionSchema)
    if (!isAction(name)) return c.json(notFound('act'), 400)
    const account = await runAction(context, c.req.param('id'), name, options)
    return account === null ? c.json(notFound('account'), 404) : c.json(accountView(account))
  })

  routes.get('/clock', (c) => c.json({ now: clockOf(c.req).now() }))
  routes.post('/clock', async (c) => {
    const { advance } = await readBody(c.req, z.strictObject({ advance: z.number().int().min(0) }))
    await clockOf(c.req).advance(advance)
    await runDueWork(context)
    return c.json({ now: clockOf(c.req).now() })
  })

  routes.get('/events', async (c) => {
    const query = { ...readQuery(c.req.query(), eventsQuery), platform: platformOfKey(c.req) }
    return c.json({ data: await recentEvents(db, query) })
  })
  routes.post('/events', async (c) => {
    const { silent } = await readBody(c.req, z.strictObject({ silent: z.boolean() }))
    await silence(db, silent, platformOfKey(c.req))
    return c.json({ silent })
  })
  routes.post('/events/:eventId/resend', async (c) => {
    const deliveries = await resend(db, c.req.param('eventId'))
    return deliveries === null ? c.json(notFound('event'), 404) : c.json({ deliveries })
  })

  routes.get('/faults', (c) => c.json({ data: faults.list(platformOfKey(c.req)) }))
  routes.post('/faults', async (c) => {
    const fault = toFault(await readBody(c.req, faultSchema))
    const arranged = await faults.arrange({ ...fault, platform: platformOfKey(c.req) })
    return c.json({ arranged: true, ...arranged })
  })
  routes.delete('/faults/:id', async (c) => {
    const isLifted = await faults.lift(Number(c.req.param('id')) || 0, platformOfKey(c.req))
    return isLifted ? c.json({ arranged: false }) : c.json(notFound('fault'), 404)
  })
  routes.delete('/faults', async (c) => {
    await faults.liftAll(platformOfKey(c.req))
    return c.json({ arranged: false })
  })

  routes.get('/requests', (c) =>
    c.json(log.page({ ...readQuery(c.req.query(), requestsQuery), platform: platformOfKey(c.req) })),
  )
  if (findings) routes.get('/findings', async (c) => c.json({ data: await findings.all() }))
  return routes
}

/** The account as the API returns it, plus what the API never shows. */
function accountView({ shown, platform, access, facts, overrides, capabilities }: Account) {
  return { ...shown, platform, access, facts, overrides, capability_objects: Object.values(capabilities) }
}
