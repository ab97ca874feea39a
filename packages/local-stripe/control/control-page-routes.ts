import { type Context as Asked, Hono } from 'hono'
import { html } from 'hono/html'
import type { Faults } from '../api/faults/faults'
import type { RequestLog } from '../api/request-log'
import { runDueWork } from '../clock/due-work'
import type { Context } from '../context'
import { type Markup, pageHeaders } from '../hosted/page'
import { moneyOf } from '../money/payouts/money-of-account'
import { accountsPage, findAccount } from '../store/accounts'
import { accountPageOf } from './accounts/account-page'
import { accountsPageOf } from './accounts/accounts-page'
import { actionSchema } from './accounts/action-options'
import { actions, isAction, runAction } from './accounts/actions'
import { clockPageOf } from './clock-page'
import { eventList } from './delivery/event-list'
import { readFaultForm } from './delivery/fault-form'
import { faultsPageOf } from './delivery/faults-page'
import { recentEvents, resend, silence } from './delivery/recent-events'
import { requestList } from './delivery/request-list'
import { controlFrame } from './frame'
import { accountsQuery, readQuery, requestsQuery } from './queries'

/** The control pages: all data, and forms to change it. A form leads to a page that says what was done. */
export function controlPageRoutes(context: Context, log: RequestLog, faults: Faults): Hono {
  const { db, clock } = context
  const routes = new Hono()
  const show = (c: Asked, markup: Markup) => c.html(markup, 200, pageHeaders())
  const done = (c: Asked) => c.req.query('done') ?? null

  routes.get('/', async (c) => {
    const { search, starting_after } = readQuery(c.req.query(), accountsQuery)
    const { accounts, has_more } = await accountsPage(db, { search, starting_after, limit: 50, platform: null })
    return show(c, accountsPageOf({ accounts, hasMore: has_more, search: search ?? '', now: clock.now() }))
  })

  routes.get('/control/accounts/:id', async (c) => {
    const id = c.req.param('id')
    const account = await findAccount(db, id)
    if (account === null) return c.text('There is no such account.', 404)
    const events = await recentEvents(db, { account: id, limit: 50, platform: null })
    const requests = log.page({ account: id, limit: 20, platform: null }).data
    const money = await moneyOf(db, account, clock.of(account.platform).now(), { last: 20 })
    const did = done(c)
    const told = did === 'payout' ? 'It was done.' : (actions[did ?? '']?.told ?? null)
    return show(c, accountPageOf({ account, events, requests, money, done: told }))
  })
  routes.post('/control/accounts/:id', async (c) => {
    const { fields, days, after_days, ...said } = filled(await c.req.parseBody())
    const list = fields?.split(',').map((field) => field.trim())
    const spans = { ...(days && { days: Number(days) }), ...(after_days && { after_days: Number(after_days) }) }
    const parsed = actionSchema.safeParse({ ...said, fields: list, ...spans })
    if (!parsed.success || !isAction(parsed.data.act)) return c.text('There is no such action.', 400)
    const { act: name, ...options } = parsed.data
    const account = await runAction(context, c.req.param('id'), name, options)
    if (account === null) return c.text('There is no such account, or it was closed.', 404)
    return c.redirect(`/control/accounts/${account.id}?done=${name}`, 303)
  })

  routes.get('/control/clock', (c) => show(c, clockPageOf(clock.now(), done(c) && 'The clock was moved.')))
  routes.post('/control/clock', async (c) => {
    const seconds = Number((await c.req.parseBody()).advance)
    if (!Number.isInteger(seconds) || seconds < 0) return c.text('The clock moves forward by whole seconds.', 400)
    await clock.advance(seconds)
    await runDueWork(context)
    return c.redirect('/control/clock?done=moved', 303)
  })

  routes.get('/control/events', async (c) => {
    const list = eventList(await recentEvents(db, { limit: 100, platform: null }), '/control/events')
    const silenceForm = html`<form method="post" action="/control/events" class="buttons">
      <button class="second" name="silent" value="yes">Stop delivering</button>
      <button class="second" name="silent" value="no">Deliver again</button>
    </form>`
    const told = done(c) && 'It was done.'
    return show(c, controlFrame('Events', '/control/events', html`${silenceForm}${list}`, told))
  })
  routes.post('/control/events', async (c) => {
    await silence(db, (await c.req.parseBody()).silent === 'yes', null)
    return c.redirect('/control/events?done=set', 303)
  })
  routes.post('/control/events/:id/resend', async (c) => {
    const { back } = await c.req.parseBody()
    if ((await resend(db, c.req.param('id'))) === null) return c.text('There is no such event.', 404)
    return c.redirect(/^\/control\/accounts\/\w+$/.test(String(back)) ? String(back) : '/control/events?done=sent', 303)
  })

  routes.get('/control/requests', (c) => {
    const query = readQuery(c.req.query(), requestsQuery)
    const { data, has_more } = log.page({ ...query, limit: 50, platform: null })
    const next = new URLSearchParams({ ...c.req.query(), starting_after: data.at(-1)?.id ?? '' })
    const form = html`<form method="get" action="/control/requests" class="line">
      ${(['path', 'account', 'status'] as const).map(
        (name) => html`<div><label for="${name}">${{ path: 'Path', account: 'Account', status: 'Status' }[name]}</label>
          <input id="${name}" name="${name}" value="${query[name] ?? ''}"></div>`,
      )}
      <button class="second">Search</button>
    </form>`
    const older = has_more ? html`<p><a href="/control/requests?${next.toString()}">Older requests</a></p>` : ''
    return show(c, controlFrame('Requests', '/control/requests', html`${form}${requestList(data)}${older}`))
  })

  routes.get('/control/faults', (c) => show(c, faultsPageOf(faults.list(null), done(c) && 'It was done.')))
  routes.post('/control/faults', async (c) => {
    const fault = readFaultForm(await c.req.parseBody())
    if (fault === null) return c.text('That fault isn’t valid.', 400)
    await faults.arrange({ ...fault, platform: null })
    return c.redirect('/control/faults?done=arranged', 303)
  })
  routes.post('/control/faults/lift', async (c) => {
    await faults.liftAll(null)
    return c.redirect('/control/faults?done=lifted', 303)
  })
  routes.post('/control/faults/:id/lift', async (c) => {
    await faults.lift(Number(c.req.param('id')) || 0, null)
    return c.redirect('/control/faults?done=lifted', 303)
  })
  return routes
}

function filled(form: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(form).map(([name, value]): [string, string] => [name, String(value)])
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}
