import { Hono } from 'hono'
import type { Context } from '../../context'
import { notFound, readBody } from '../read-body'
import { arriveNow, payOutNow, payOutSchema, payoutFailureSchema, refusePayout } from './payout-actions'

/** What banks do with payouts, and payouts before their day. */
export function payoutsRoutes(context: Context): Hono {
  const routes = new Hono().basePath('/_control')

  routes.post('/payouts/:id/fail', async (c) => {
    const payout = await refusePayout(context, c.req.param('id'), await readBody(c.req, payoutFailureSchema))
    return payout === null ? c.json(notFound('payout that can fail'), 404) : c.json(payout)
  })
  routes.post('/payouts/:id/pay', async (c) => {
    const payout = await arriveNow(context, c.req.param('id'))
    return payout === null ? c.json(notFound('payout on its way'), 404) : c.json(payout)
  })
  routes.post('/accounts/:id/pay-out', async (c) => {
    const isBare = (await c.req.text()) === ''
    const which = isBare ? { pending: false } : await readBody(c.req, payOutSchema)
    const payout = await payOutNow(context, c.req.param('id'), which)
    return payout === null ? c.json(notFound('account with something to pay out'), 404) : c.json(payout)
  })
  return routes
}
