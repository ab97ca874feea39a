import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { apiDoor } from './api/door'
import { type Faults, openFaults } from './api/faults'
import { releaseUnansweredKeys } from './api/idempotency'
import { requestLog } from './api/request-log'
import { openClock } from './clock'
import type { Context } from './context'
import { deliveryDoor } from './control/delivery-door'
import { deliveryPage } from './control/delivery-page-door'
import { controlDoor } from './control/door'
import { findingsDoor } from './control/findings-door'
import { controlPage } from './control/page-door'
import { paymentsDoor } from './control/payments-door'
import { paymentsPage } from './control/payments-page-door'
import { refusal, unrecognized } from './errors'
import { type Findings, openFindings } from './findings'
import { expressDoor } from './hosted/express-door'
import { payDoor } from './hosted/pay-door'
import { setupDoor } from './hosted/setup-door'
import { styleDoor } from './hosted/style'
import { newId } from './identifiers'
import { startDelivering } from './notices/deliver'
import { carriesLiveKey } from './platform-key'
import { repeat } from './repeat'
import { openDatabase } from './store/database'
import { ownDatabase } from './store/owner'
import { tick } from './tick'

export interface LocalStripeOptions {
  /** A PostgreSQL database of its own; tables are made in it. */
  databaseUrl: string
  /** 0 takes any free port. */
  port: number
  /** The address given out in links; by default the one listened on. */
  url?: string
  /** The platform's country. */
  country?: string
  /** How long a check of submitted details takes, and a bank that answers later, on the local clock. */
  checkSeconds?: number
  /** How long after `automatic_async` took a payment its money comes to the books, on the local clock. */
  settleSeconds?: number
  /** For tests: holds every answer and event against Stripe's schema, and lists what does not fit. */
  strict?: boolean
}

export interface LocalStripe {
  url: string
  /** Null unless it is strict. */
  findings: Findings | null
  close(): Promise<void>
}

/** Starts a local Stripe on the loopback address. */
export async function createLocalStripe(options: LocalStripeOptions): Promise<LocalStripe> {
  const ownership = await ownDatabase(options.databaseUrl)
  const db = await openDatabase(options.databaseUrl)
  const clock = await openClock(db)
  await releaseUnansweredKeys(db)
  const { country = 'US', checkSeconds = 4, settleSeconds = 2 } = options
  const context: Context = { db, clock, country, checkSeconds, settleSeconds, url: options.url ?? '' }

  const findings = options.strict ? openFindings(db) : null
  const server = createAdaptorServer({ fetch: doors(context, findings, await openFaults(db)).fetch })
  await listening(server, options.port).catch(async (error) => {
    await db.close()
    await ownership.release()
    throw error
  })
  context.url ||= `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const work = [repeat('the clock', 200, () => tick(context)), startDelivering(db)]
  return {
    url: context.url,
    findings,
    async close() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await Promise.all(work.map(({ stop }) => stop()))
      await db.close()
      await ownership.release()
    },
  }
}

function listening(server: ServerType, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

function doors(context: Context, findings: Findings | null, faults: Faults): Hono<{ Bindings: HttpBindings }> {
  const log = requestLog()
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(async (c, next) => {
    if (!isLoopback(c.req.header('host'))) return c.text('The local Stripe answers on this machine only.', 403)
    await next()
  })
  app.use(async (c, next) => {
    if (!carriesLiveKey(c.req.raw)) return next()
    return c.json(refusal('live key').body, 401, { 'request-id': newId('req_', 14) })
  })
  app.route('/', apiDoor(context, log, faults, findings?.hear))
  app.route('/', controlDoor(context, log, faults))
  app.route('/', deliveryDoor(context))
  app.route('/', paymentsDoor(context))
  if (findings) app.route('/', findingsDoor(findings))
  app.route('/', controlPage(context, log, faults))
  app.route('/', deliveryPage(context))
  app.route('/', paymentsPage(context))
  app.route('/', setupDoor(context))
  app.route('/', expressDoor(context))
  app.route('/', payDoor(context))
  app.route('/', styleDoor())
  app.notFound((c) => c.json(unrecognized(c.req.method, c.req.path).body, 404, { 'request-id': newId('req_', 14) }))
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    console.error(error)
    return c.json({ error: { type: 'api_error', message: error.message } }, 500)
  })
  return app
}

/** Names that lead nowhere but here: a page of another site cannot reach us under its own name. */
function isLoopback(host = ''): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
}
