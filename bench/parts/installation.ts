import Stripe from 'stripe'
import { applyMigrations } from '../../prisma/migrate'
import { appSettings, type Settings, startApp, startWorker } from '../../tools/app'
import { keepReconciliationsAway, makeCoaches, wireFor } from '../../tools/chaos/coaches'
import { startLocalStripe } from '../../tools/local-stripe'
import { freePort } from '../../tools/processes/ports'
import type { RunningProcess, StartProcess } from '../../tools/processes/process'
import { placeholders, type Target } from '../generator/deliveries'
import { connected } from './connected'
import { fillInstallation } from './fill-installation'
import type { Ground } from './ground'
import { fillTo } from './many-accounts'

/** A database of coaches and accounts, and a local Stripe with some of them. */
export interface Installation {
  settings: Settings
  databaseUrl: string
  /** Of the local Stripe. */
  stripesDatabase: string
  stripe: Stripe
  /** A webhook event with placeholders. */
  template: string
  control<Answer>(method: string, path: string, body?: object): Promise<Answer>
  /** Even an idle local Stripe takes processor time from all contestants. */
  stopStripe(): Promise<unknown>
  /** Marks all fetches done, so that no background work reaches the next round. */
  forgetClaim(): Promise<void>
}

export interface Size {
  name: string
  accounts: number
  /** The first so many exist at the local Stripe. */
  atStripe: number
}

const stripeKey = 'sk_test_bench0123456789'
const webhookSecret = 'whsec_bench0123456789abcdef'

export async function openInstallation(
  { postgres, start }: Ground,
  { name, accounts, atStripe }: Size,
): Promise<Installation> {
  const databaseUrl = await postgres.createDatabase(name)
  await applyMigrations(databaseUrl)
  const stripesDatabase = await postgres.createDatabase(`${name}_stripe`)
  const { url, process: stripeProcess } = await startLocalStripe(start, {
    port: await freePort(),
    databaseUrl: stripesDatabase,
    country: 'US',
  })
  const settings = appSettings({
    port: 3000,
    databaseUrl,
    signInSecret: 'a secret for the bench that is long enough',
    stripeKey,
    webhookSecret,
    localStripeUrl: url,
    smtpUrl: 'smtp://127.0.0.1:9',
  })
  const wiring = wireFor(settings)
  const [first] = await makeCoaches(wiring, 1)
  await keepReconciliationsAway(wiring)
  await wiring.database.close()
  if (first === undefined) throw new Error('no coach was made')
  await fillTo(stripesDatabase, atStripe)
  await fillInstallation(databaseUrl, accounts)

  const { hostname, port } = new URL(url)
  const stripe = new Stripe(stripeKey, { host: hostname, port, protocol: 'http', telemetry: false })
  return {
    settings,
    databaseUrl,
    stripesDatabase,
    stripe,
    template: eventOf(await stripe.accounts.retrieve(first.accountId)),
    control: (method, path, body) => control(`${url}/_control${path}`, method, body),
    stopStripe: () => stripeProcess.stop(),
    forgetClaim: () =>
      connected(databaseUrl, async (client) => {
        await client.query(`
          UPDATE account_counter SET fetched = notified, lease_until = NULL, retry_at = NULL, failures = 0
          WHERE fetched < notified`)
      }),
  }
}

export interface Server {
  process: RunningProcess
  webhook: Target
}

export async function serveInstallation(
  ground: Ground,
  installation: Installation,
  change: Settings = {},
  built: () => Promise<StartProcess> = ground.built,
): Promise<Server> {
  const port = await freePort()
  const settings = { ...installation.settings, NEXT_DIST_DIR: '.next', ...change }
  const process = await startApp(await built(), { settings, port })
  return { process, webhook: { port, path: '/api/stripe/webhook', secret: webhookSecret } }
}

export async function startWorkerOf(ground: Ground, { settings }: Installation): Promise<RunningProcess> {
  return startWorker(await ground.built(), settings)
}

export function pickAccounts(size: number, count: number): string[] {
  return Array.from({ length: count }, () => copyId(1 + Math.floor(Math.random() * (size - 1))))
}

/** Both fills number copies from 1. */
export function copyId(number: number): string {
  return `acct_copy${String(number).padStart(12, '0')}`
}

function eventOf(account: Stripe.Account): string {
  const event = {
    id: placeholders.id,
    object: 'event',
    account: placeholders.account,
    api_version: Stripe.API_VERSION,
    created: account.created,
    data: { object: account, previous_attributes: { payouts_enabled: false } },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: 'account.updated',
  }
  return JSON.stringify(event, null, 2).replaceAll(account.id, placeholders.account)
}

async function control<Answer>(url: string, method: string, body?: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}
