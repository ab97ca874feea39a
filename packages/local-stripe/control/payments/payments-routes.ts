import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context'
import { holdSettling, isSettlingHeld } from '../../money/due-settlements'
import { booksOf } from '../../store/balances'
import { platformOfKey } from '../platform-of-key'
import { notFound, readBody } from '../read-body'
import {
  disputeOutcomeSchema,
  disputePayment,
  disputeSchema,
  endDispute,
  endRefund,
  processingSchema,
  processPayment,
  refundOutcomeSchema,
  settlePayment,
} from './payment-actions'

/** What the client's bank does on its own, and the resulting balances. */
export function paymentsRoutes(context: Context): Hono {
  const routes = new Hono().basePath('/_control')

  routes.post('/payments/:id/dispute', async (c) => {
    const dispute = await disputePayment(context, c.req.param('id'), await readBody(c.req, disputeSchema))
    return dispute === null ? c.json(notFound('payment with so much left to dispute'), 404) : c.json(dispute)
  })
  routes.post('/payments/:id/processing', async (c) => {
    const intent = await processPayment(context, c.req.param('id'), await readBody(c.req, processingSchema))
    return intent === null ? c.json(notFound('payment that can be under way, or end'), 404) : c.json(intent)
  })
  routes.post('/payments/:id/settle', async (c) => {
    const charge = await settlePayment(context, c.req.param('id'))
    return charge === null ? c.json(notFound('payment with a charge'), 404) : c.json(charge)
  })
  routes.get('/settling', async (c) => c.json({ held: await isSettlingHeld(context.db) }))
  routes.post('/settling', async (c) => {
    const { held } = await readBody(c.req, z.strictObject({ held: z.boolean() }))
    await holdSettling(context.db, held)
    return c.json({ held })
  })
  routes.post('/disputes/:id/settle', async (c) => {
    const { outcome } = await readBody(c.req, disputeOutcomeSchema)
    const dispute = await endDispute(context, c.req.param('id'), outcome)
    return dispute === null ? c.json(notFound('open dispute that can end so'), 404) : c.json(dispute)
  })
  routes.post('/refunds/:id/settle', async (c) => {
    const refund = await endRefund(context, c.req.param('id'), await readBody(c.req, refundOutcomeSchema))
    return refund === null ? c.json(notFound('refund with such an end before it'), 404) : c.json(refund)
  })
  routes.get('/books', async (c) => c.json({ data: await booksOf(context.db, platformOfKey(c.req)) }))
  return routes
}
