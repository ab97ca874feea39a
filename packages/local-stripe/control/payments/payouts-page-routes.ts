import { type Context as Asked, Hono } from 'hono'
import type { Context } from '../../context'
import { arriveNow, payOutNow, payoutFailureSchema, refusePayout } from './payout-actions'

/** The forms for payouts on an account's page. The control page around them refuses forms from other sites. */
export function payoutsPageRoutes(context: Context): Hono {
  const routes = new Hono()
  routes.post('/control/accounts/:id/pay-out', async (c) => {
    const { currency } = await c.req.parseBody()
    const which = { pending: false, ...(typeof currency === 'string' && { currency }) }
    const payout = await payOutNow(context, c.req.param('id'), which)
    return payout === null ? c.text('There is nothing to pay out, or payouts are off.', 400) : done(c)
  })
  routes.post('/control/accounts/:id/payout', async (c) => {
    const { payout: id, outcome, code } = await c.req.parseBody()
    const failure = payoutFailureSchema.safeParse({ code })
    if (outcome !== 'paid' && !failure.success) return c.text('There is no such reason.', 400)
    const payout =
      outcome === 'paid'
        ? await arriveNow(context, String(id))
        : failure.success && (await refusePayout(context, String(id), failure.data))
    return payout ? done(c) : c.text('There is no such payout, or its outcome is known already.', 400)
  })
  return routes
}

function done(c: Asked) {
  return c.redirect(`/control/accounts/${c.req.param('id')}?done=payout`, 303)
}
