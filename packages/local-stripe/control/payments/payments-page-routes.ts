import { type Context as Asked, Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context'
import { pageHeaders } from '../../hosted/page'
import { disputesOf } from '../../money/disputes/dispute'
import { booksOf } from '../../store/balances'
import { findChargeToChange, findMoney, findPlatformOf, paymentsBefore, refundsOf } from '../../store/money'
import { readQuery } from '../queries'
import { booksPageOf } from './books-page'
import {
  disputeOutcomeSchema,
  disputePayment,
  disputeSchema,
  endDispute,
  endRefund,
  refundOutcomeSchema,
  settlePayment,
} from './payment-actions'
import { type PaymentShown, paymentPageOf } from './payment-page'
import { paymentsPageOf } from './payments-page'

const pageQuery = z.strictObject({ starting_after: z.string().optional() })

/** Pages of payments and balances. The control page around them refuses forms from other sites. */
export function paymentsPageRoutes(context: Context): Hono {
  const { db } = context
  const routes = new Hono()
  routes.get('/control/books', async (c) => c.html(booksPageOf(await booksOf(db, null)), 200, pageHeaders()))

  routes.get('/control/payments', async (c) => {
    const { starting_after = null } = readQuery(c.req.query(), pageQuery)
    return c.html(paymentsPageOf(await paymentsBefore(db, starting_after)), 200, pageHeaders())
  })
  routes.get('/control/payments/:id', async (c) => {
    const shown = await findShown(context, c.req.param('id'))
    if (shown === null) return c.text('There is no such payment.', 404)
    return c.html(paymentPageOf(shown, (c.req.query('done') ?? null) && 'It was done.'), 200, pageHeaders())
  })
  routes.post('/control/payments/:id/dispute', async (c) => {
    const { amount, reason, inquiry } = await c.req.parseBody()
    const said = { reason, inquiry: inquiry === 'yes', ...(amount && { amount: Number(amount) }) }
    const asked = disputeSchema.safeParse(said)
    const dispute = asked.success && (await disputePayment(context, c.req.param('id'), asked.data))
    return dispute ? done(c) : c.text('That’s more than is left to dispute, or a dispute is already open.', 400)
  })
  routes.post('/control/payments/:id/settle-now', async (c) => {
    const charge = await settlePayment(context, c.req.param('id'))
    return charge === null ? c.text('There is no charge to settle.', 400) : done(c)
  })
  routes.post('/control/payments/:id/settle', async (c) => {
    const { dispute, outcome } = await c.req.parseBody()
    const asked = disputeOutcomeSchema.safeParse({ outcome })
    const settled = asked.success && (await endDispute(context, String(dispute), asked.data.outcome))
    return settled ? done(c) : c.text('There is no such dispute, or it can’t end that way.', 400)
  })
  routes.post('/control/payments/:id/refund', async (c) => {
    const { refund, outcome, reason } = await c.req.parseBody()
    const asked = refundOutcomeSchema.safeParse(outcome === 'failed' ? { outcome, reason } : { outcome })
    const settled = asked.success && (await endRefund(context, String(refund), asked.data))
    return settled ? done(c) : c.text('There is no such refund, or its outcome is known already.', 400)
  })
  return routes
}

async function findShown({ db }: Context, id: string): Promise<PaymentShown | null> {
  const platform = (await findPlatformOf(db, id)) ?? ''
  const intent = await findMoney(db, 'payment_intent', platform, id)
  if (intent === null) return null
  const charge = await findChargeToChange(db, platform, intent.latest_charge ?? '')
  const refunds = charge === null ? [] : await refundsOf(db, charge.id)
  const disputes = charge === null ? [] : await disputesOf({ tx: db }, charge.id)
  return { platform, intent, charge, refunds, disputes }
}

function done(c: Asked) {
  return c.redirect(`/control/payments/${c.req.param('id')}?done=1`, 303)
}
