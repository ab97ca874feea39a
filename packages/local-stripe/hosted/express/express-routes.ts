import { type Handler, Hono, type Context as Request } from 'hono'
import { closeByCoach } from '../../accounts/close-account'
import type { Context } from '../../context'
import { newId } from '../../identifiers'
import { balancesOf } from '../../store/balances'
import { deleteVisit, findLink, insertVisit } from '../../store/links'
import { answerGone } from '../gone-page'
import { enterDashboard, findGuest, type Guest } from '../guest'
import { pageHeaders } from '../page'
import { changeBankAccount } from './change-bank'
import { closedPage, closePage, leftPage } from './close-page'
import { bankPage, dashboard } from './dashboard-page'

/** The coach's dashboard behind a single-use login link. */
export function expressRoutes(context: Context): Hono {
  const { db, clock } = context
  const routes = new Hono()

  routes.get('/express/left', (c) => c.html(leftPage(), 200, pageHeaders()))

  routes.get('/express/:token', async (c) => {
    const link = await findLink(db, 'login', c.req.param('token'))
    const visit = link && (await enterDashboard(context, link))
    return visit === null ? answerGone(c) : c.redirect(`/express/visit/${visit}`, 303)
  })

  const inside = (answer: (c: Request, guest: Guest) => Response | Promise<Response>): Handler => {
    return async (c) => {
      const guest = await findGuest(db, c.req.param('visit') ?? '')
      if (guest === null) return answerGone(c)
      if (guest.account.access === 'closed') return c.html(closedPage(), 410, pageHeaders())
      return guest.account.access === 'granted' ? answer(c, guest) : answerGone(c)
    }
  }

  routes.get(
    '/express/visit/:visit',
    inside(async (c, guest) => {
      const { platform, id } = guest.account
      const balances = await balancesOf(db, platform, id)
      return c.html(dashboard(guest, balances, c.req.query('bank') === 'changed'), 200, pageHeaders())
    }),
  )

  /** Starts an onboarding visit that returns here. */
  routes.post(
    '/express/visit/:visit/answer',
    inside(async (c, { visit, account, home }) => {
      const stay = { ...visit, kind: 'onboarding' as const, token: newId('', 32) }
      const back = `${context.url}${home}`
      await insertVisit(db, { ...stay, returnUrl: back, refreshUrl: back }, clock.of(account.platform).now())
      return c.redirect(`/setup/visit/${stay.token}`, 303)
    }),
  )

  routes.get(
    '/express/visit/:visit/bank',
    inside((c, guest) => c.html(bankPage(guest, { isFilled: c.req.query('fill') !== undefined }), 200, pageHeaders())),
  )

  routes.post(
    '/express/visit/:visit/bank',
    inside(async (c, guest) => {
      const wrong = await changeBankAccount(context, guest.account, await c.req.parseBody())
      if (wrong !== null) return c.html(bankPage(guest, wrong), 422, pageHeaders())
      return c.redirect(`${guest.home}?bank=changed`, 303)
    }),
  )

  routes.get(
    '/express/visit/:visit/close',
    inside((c, guest) => c.html(closePage(guest), 200, pageHeaders())),
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
