import { type Handler, Hono, type Context as Request } from 'hono'
import { closeByCoach } from '../../accounts/close-account'
import type { Context } from '../../context'
import { newId } from '../../identifiers'
import { moneyOf } from '../../money/payouts/money-of-account'
import { deleteVisit, findLink, insertVisit } from '../../store/links'
import { answerGone } from '../error-pages'
import { pageHeaders } from '../page'
import { changeBankAccount } from './change-bank-account'
import { closedPage, closePage, leftPage } from './close-page'
import { bankPage, dashboard } from './dashboard-page'
import { type DashboardSession, findDashboard, startDashboard } from './dashboard-session'

/** The coach's dashboard behind a single-use login link. */
export function expressRoutes(context: Context): Hono {
  const { db, clock } = context
  const routes = new Hono()

  routes.get('/express/left', (c) => c.html(leftPage(), 200, pageHeaders()))

  routes.get('/express/:token', async (c) => {
    const link = await findLink(db, 'login', c.req.param('token'))
    const visit = link && (await startDashboard(context, link))
    return visit === null ? answerGone(c) : c.redirect(`/express/visit/${visit}`, 303)
  })

  const inside = (answer: (c: Request, session: DashboardSession) => Response | Promise<Response>): Handler => {
    return async (c) => {
      const session = await findDashboard(db, c.req.param('visit') ?? '')
      if (session === null) return answerGone(c)
      if (session.account.access === 'closed') return c.html(closedPage(), 410, pageHeaders())
      return session.account.access === 'granted' ? answer(c, session) : answerGone(c)
    }
  }

  routes.get(
    '/express/visit/:visit',
    inside(async (c, session) => {
      const { account } = session
      const money = await moneyOf(db, account, clock.of(account.platform).now(), { last: 5 })
      return c.html(dashboard(session, money, c.req.query('bank') === 'changed'), 200, pageHeaders())
    }),
  )

  /** Starts an onboarding visit that returns here. */
  routes.post(
    '/express/visit/:visit/answer',
    inside(async (c, { visit, account, home }) => {
      const onboarding = { ...visit, kind: 'onboarding' as const, token: newId('', 32) }
      const back = `${context.url}${home}`
      await insertVisit(db, { ...onboarding, returnUrl: back, refreshUrl: back }, clock.of(account.platform).now())
      return c.redirect(`/setup/visit/${onboarding.token}`, 303)
    }),
  )

  routes.get(
    '/express/visit/:visit/bank',
    inside((c, session) =>
      c.html(bankPage(session, { isFilled: c.req.query('fill') !== undefined }), 200, pageHeaders()),
    ),
  )

  routes.post(
    '/express/visit/:visit/bank',
    inside(async (c, session) => {
      const wrong = await changeBankAccount(context, session.account, await c.req.parseBody())
      if (wrong !== null) return c.html(bankPage(session, wrong), 422, pageHeaders())
      return c.redirect(`${session.home}?bank=changed`, 303)
    }),
  )

  routes.get(
    '/express/visit/:visit/close',
    inside((c, session) => c.html(closePage(session), 200, pageHeaders())),
  )

  routes.post(
    '/express/visit/:visit/close',
    inside(async (c, { account, home }) => {
      await db.transaction((tx) => closeByCoach(context, tx, account.id))
      return c.redirect(home, 303)
    }),
  )

  routes.post(
    '/express/visit/:visit/leave',
    inside(async (c, { visit }) => {
      await deleteVisit(db, visit.token)
      return c.redirect('/express/left', 303)
    }),
  )
  return routes
}
