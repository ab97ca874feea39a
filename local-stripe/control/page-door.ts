import { Hono } from 'hono'
import type { Context } from '../context'
import { pageHeaders } from '../hosted/page'
import { allAccounts } from '../store/accounts'
import { tick } from '../tick'
import { act, findAct } from './acts'
import { recentNotices, silence } from './notices'
import { pageOfControl } from './page'

/** The control page: everything there is at a glance, and forms to change it. */
export function controlPage(context: Context): Hono {
  const { db, clock } = context
  const door = new Hono()
  door.use('/control/*', async (c, next) => {
    const origin = c.req.header('origin')
    const ours = origin === undefined || URL.canParse(origin) === false || new URL(origin).host === c.req.header('host')
    if (!ours) return c.text('This form was sent from another site.', 403)
    await next()
  })
  door.get('/', async (c) => {
    const [accounts, notices] = [await allAccounts(db), await recentNotices(db)]
    return c.html(pageOfControl({ accounts, notices, now: clock.now() }), 200, pageHeaders())
  })
  door.post('/control/accounts/:id', async (c) => {
    const { act: name } = await c.req.parseBody()
    const chosen = findAct(String(name))
    if (chosen === null) return c.text('There is no such action.', 400)
    await act(context, c.req.param('id'), chosen)
    return c.redirect('/', 303)
  })
  door.post('/control/clock', async (c) => {
    const seconds = Number((await c.req.parseBody()).advance)
    if (!Number.isInteger(seconds) || seconds < 0) return c.text('The clock moves forward by whole seconds.', 400)
    await clock.advance(seconds)
    await tick(context)
    return c.redirect('/', 303)
  })
  door.post('/control/notices', async (c) => {
    await silence(db, (await c.req.parseBody()).silent === 'yes')
    return c.redirect('/', 303)
  })
  return door
}
