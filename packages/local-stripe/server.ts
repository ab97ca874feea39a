import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { apiRoutes } from './api/api-routes'
import { type Faults, openFaults } from './api/faults/faults'
import { releaseUnansweredKeys } from './api/idempotency'
import { requestLog } from './api/request-log'
import { startBackgroundLoop } from './clock/background-loop'
import { openClock } from './clock/clock'
import { runDueWork } from './clock/due-work'
import type { Context } from './context'
import { controlPageRoutes } from './control/control-page-routes'
import { controlRoutes } from './control/control-routes'
import { deliveryPageRoutes } from './control/delivery/delivery-page-routes'
import { deliveryRoutes } from './control/delivery/delivery-routes'
import { paymentsPageRoutes } from './control/payments/payments-page-routes'
import { paymentsRoutes } from './control/payments/payments-routes'
import { payoutsPageRoutes } from './control/payments/payouts-page-routes'
import { payoutsRoutes } from './control/payments/payouts-routes'
import { resetRoute } from './control/reset-route'
import { refusal, unrecognized } from './errors'
import { startDelivering } from './events/deliver'
import { type Findings, openFindings } from './findings'
import { expressRoutes } from './hosted/express/express-routes'
import { onboardingRoutes } from './hosted/onboarding/onboarding-routes'
import { payRoutes } from './hosted/pay/pay-routes'
import { styleRoutes } from './hosted/style'
import { newId } from './identifiers'
import { isLocalRequest } from './local-requests'
import { carriesLiveKey } from './platform-key'
import { openDatabase } from './store/database'
import { lockDatabase } from './store/database-lock'

export interface LocalStripeOptions {
  /** Its own PostgreSQL database; it creates the tables. */
  databaseUrl: string
  /** 0 takes any free port. */
  port: number
  /** Base address of links; by default the listening address. */
  url?: string
  /** The platform's country. */
  country?: string
  /** Seconds on the local clock until submitted details are checked, and until a slow bank answers. */
  checkSeconds?: number
  /** Seconds on the local clock until a payment with `automatic_async` reaches the balance. */
  settleSeconds?: number
  /** Sends events to other machines too; by default only to this one. */
  sendsAnywhere?: boolean
  /** For tests: checks every response and event against Stripe's schema. */
  strict?: boolean
}

export interface LocalStripe {
  url: string
  /** Null unless strict. */
  findings: Findings | null
  close(): Promise<void>
}

/** Starts a local Stripe on the loopback address. */
export async function createLocalStripe(options: LocalStripeOptions): Promise<LocalStripe> {
  const lock = await lockDatabase(options.databaseUrl)
  const db = await openDatabase(options.databaseUrl)
  const clock = await openClock(db)
  await releaseUnansweredKeys(db)
  const { country = 'US', checkSeconds = 4, settleSeconds = 2, sendsAnywhere = false } = options
  const context: Context = { db, clock, country, checkSeconds, settleSeconds, sendsAnywhere, url: options.url ?? '' }

  const findings = options.strict ? openFindings(db) : null
  const server = createAdaptorServer({ fetch: allRoutes(context, findings, await openFaults(db)).fetch })
  // Node’s five seconds would end it under a client that is busy for longer and then asks again.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 60_000
  await listening(server, options.port).catch(async (error) => {
    await db.close()
    await lock.release()
    throw error
  })
  context.url ||= `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const work = [startBackgroundLoop('the clock', 200, () => runDueWork(context)), startDelivering(context)]
  return {
    url: context.url,
    findings,
    async close() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await Promise.all(work.map(({ stop }) => stop()))
      await db.close()
      await lock.release()
    },
  }
}

function listening(server: ServerType, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

function allRoutes(context: Context, findings: Findings | null, faults: Faults): Hono<{ Bindings: HttpBindings }> {
  const log = requestLog()
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(async (c, next) => {
    if (!isLocalRequest(c.req))
      return c.text('The local Stripe answers to programs and pages of this machine only.', 403)
    await next()
  })
  app.use(async (c, next) => {
    if (!carriesLiveKey(c.req.raw)) return next()
    return c.json(refusal('live key').body, 401, { 'request-id': newId('req_', 14) })
  })
  app.route('/', apiRoutes(context, log, faults, findings?.record))
  app.route('/', controlRoutes(context, log, faults, findings))
  app.route('/', resetRoute(context, faults))
  app.route('/', deliveryRoutes(context))
  app.route('/', paymentsRoutes(context))
  app.route('/', payoutsRoutes(context))
  app.route('/', controlPageRoutes(context, log, faults))
  app.route('/', deliveryPageRoutes(context))
  app.route('/', paymentsPageRoutes(context))
  app.route('/', payoutsPageRoutes(context))
  app.route('/', onboardingRoutes(context))
  app.route('/', expressRoutes(context))
  app.route('/', payRoutes(context))
  app.route('/', styleRoutes())
  app.notFound((c) => c.json(unrecognized(c.req.method, c.req.path).body, 404, { 'request-id': newId('req_', 14) }))
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    console.error(error)
    return c.json({ error: { type: 'api_error', message: error.message } }, 500)
  })
  return app
}
