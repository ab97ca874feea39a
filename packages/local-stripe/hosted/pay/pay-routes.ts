import { type Handler, Hono, type Context as Request } from 'hono'
import type { Context } from '../../context'
import { ApiError } from '../../errors'
import type { IntentBody } from '../../money/bodies'
import { authenticate, confirm } from '../../money/confirm'
import { type Intent, isConfirmable, requireIntentToChange } from '../../money/intent'
import type { PlatformTransaction } from '../../money/platform-transaction'
import { inPlatformTransaction } from '../../money/platform-transaction'
import { requireCard } from '../../money/test-cards'
import { findMoney, findPlatformOf } from '../../store/money'
import { answerGone } from '../error-pages'
import { pageHeaders } from '../page'
import { authenticatePage, paidPage, payPage } from './pay-page'

/**
 * Takes a card and handles 3-D Secure. The client secret alone allows payment, as with Stripe's own form. The
 * `return_url` reports the result and proves nothing.
 */
export function payRoutes(context: Context): Hono {
  const routes = new Hono()

  const forPayment = (answer: (c: Request, intent: IntentBody) => Response | Promise<Response>): Handler => {
    return async (c) => {
      const intent = await findBySecret(context, c.req.param('secret') ?? '')
      return intent === null ? answerGone(c) : answer(c, intent)
    }
  }

  routes.get(
    '/pay/:secret',
    forPayment((c, intent) => {
      if (intent.status === 'requires_action') return c.redirect(pathOf(intent, '/authenticate'), 303)
      if (!isConfirmable(intent)) return c.html(paidPage(intent), 200, pageHeaders())
      return c.html(payPage(intent, null), 200, pageHeaders([returnUrlIn(c)]))
    }),
  )

  routes.post(
    '/pay/:secret',
    forPayment(async (c, { id }) => {
      const card = String((await c.req.parseBody()).card)
      const returnUrl = returnUrlIn(c)
      const answer = await attempt(context, id, async (transaction, intent) => {
        if (!isConfirmable(intent.body)) return intent.body
        return confirm(transaction, intent, { method: requireCard(card), returnUrl })
      })
      const intent = await findById(context, id)
      if (intent === null) return answerGone(c)
      if (answer instanceof ApiError) {
        return c.html(payPage(intent, answer.message), 422, pageHeaders([returnUrl]))
      }
      return c.redirect(
        intent.status === 'requires_action' ? pathOf(intent, '/authenticate') : onwards(intent, returnUrl),
        303,
      )
    }),
  )

  routes.get(
    '/pay/:secret/authenticate',
    forPayment((c, intent) => {
      if (intent.status !== 'requires_action') return c.redirect(pathOf(intent), 303)
      return c.html(authenticatePage(intent), 200, pageHeaders([returnUrlOf(intent)]))
    }),
  )

  routes.post(
    '/pay/:secret/authenticate',
    forPayment(async (c, before) => {
      if (before.status !== 'requires_action') return c.redirect(pathOf(before), 303)
      const { outcome } = await c.req.parseBody()
      if (outcome !== 'complete' && outcome !== 'fail') return c.text('Choose Complete or Fail.', 400)
      const answer = await attempt(context, before.id, async (transaction, intent) => {
        if (intent.body.status !== 'requires_action') return intent.body
        return authenticate(transaction, intent, outcome === 'complete')
      })
      const intent = await findById(context, before.id)
      if (intent === null) return answerGone(c)
      if (answer instanceof ApiError && intent.status === 'requires_action') {
        return c.html(authenticatePage(intent, answer.message), 422, pageHeaders([returnUrlOf(intent)]))
      }
      return c.redirect(onwards(intent, returnUrlOf(before)), 303)
    }),
  )
  return routes
}

/** A thrown refusal changed nothing; a returned one left its failed charge. */
async function attempt(
  context: Context,
  id: string,
  act: (transaction: PlatformTransaction, intent: Intent) => Promise<IntentBody | ApiError>,
): Promise<IntentBody | ApiError | null> {
  try {
    return await inPlatformTransaction(context, id, async (transaction) =>
      act(transaction, await requireIntentToChange(transaction, id)),
    )
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

async function findBySecret(context: Context, secret: string): Promise<IntentBody | null> {
  const intent = await findById(context, secret.split('_secret_')[0] ?? '')
  return intent?.client_secret === secret ? intent : null
}

async function findById({ db }: Context, id: string): Promise<IntentBody | null> {
  const platform = await findPlatformOf(db, id)
  return platform === null ? null : findMoney(db, 'payment_intent', platform, id)
}

function returnUrlIn(c: Request): string | null {
  const address = c.req.query('return_url') ?? ''
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : null
}

function returnUrlOf({ next_action }: IntentBody): string | null {
  return next_action?.redirect_to_url.return_url ?? null
}

/** Returns to the platform with the parameters Stripe adds, docs.stripe.com/payments/accept-a-payment. */
function onwards(intent: IntentBody, returnUrl: string | null): string {
  if (returnUrl === null) return pathOf(intent)
  const address = new URL(returnUrl)
  address.searchParams.set('payment_intent', intent.id)
  address.searchParams.set('payment_intent_client_secret', intent.client_secret)
  address.searchParams.set('redirect_status', isConfirmable(intent) ? 'failed' : 'succeeded')
  return address.toString()
}

function pathOf({ client_secret }: IntentBody, part = ''): string {
  return `/pay/${client_secret}${part}`
}
