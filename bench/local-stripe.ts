import Stripe from 'stripe'
import { startLocalStripe } from '../scripts/local-stripe'
import { freePort } from '../scripts/ports'
import type { Postgres } from '../scripts/postgres'
import type { StartProcess } from '../scripts/process'
import { step } from '../scripts/steps'
import { compare } from './compare'
import { fillTo, someAccounts } from './many-accounts'
import type { Ratio } from './report'

interface Parts {
  postgres: Postgres
  start: StartProcess
}

const few = 100
const many = 100_000
const limit = 2
const rounds = 200

/** What the local Stripe costs among many accounts, over what it costs among few: a load test should measure the app. */
export async function benchLocalStripe(parts: Parts): Promise<Ratio[]> {
  const small = await step(`a local Stripe with ${few} accounts`, () => openWith(parts, few))
  const large = await step(`a local Stripe with ${many.toLocaleString('en')} accounts`, () => openWith(parts, many))
  const requests = await step('asking it', () => compareRequests(small, large))
  // One process at a time works on a database.
  await large.stop()
  const starts = await step('starting it', () => compareStarts(parts, large))
  return [...requests, starts]
}

interface Filled {
  databaseUrl: string
  stripe: Stripe
  ids: string[]
  stop(): Promise<void>
}

async function openWith({ postgres, start }: Parts, count: number): Promise<Filled> {
  const databaseUrl = await postgres.createDatabase(`bench_with_${count}`)
  const { url, process } = await startLocalStripe(start, { port: await freePort(), databaseUrl, country: 'US' })
  const { hostname, port } = new URL(url)
  const stripe = new Stripe('sk_test_bench0123456789', { host: hostname, port, protocol: 'http', telemetry: false })
  await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/nobody', connect: true, enabled_events: ['*'] })
  await newAccount(stripe)
  await fillTo(databaseUrl, count)
  return { databaseUrl, stripe, stop: process.stop, ids: await someAccounts(databaseUrl, Math.min(count, 1000)) }
}

async function compareRequests(small: Filled, large: Filled): Promise<Ratio[]> {
  const ratios: Ratio[] = []
  for (const [what, ask] of Object.entries(requests)) {
    let turn = 0
    const ways = { plain: () => ask(small, turn), hard: () => ask(large, turn++) }
    ratios.push(await compare(`local Stripe: ${what}`, { ...ways, rounds, limit }))
  }
  return ratios
}

const requests: Record<string, (filled: Filled, turn: number) => Promise<unknown>> = {
  'create an account': ({ stripe }) => newAccount(stripe),
  'retrieve an account': ({ stripe, ids }, turn) => stripe.accounts.retrieve(pick(ids, turn)),
  'update an account, with its event': ({ stripe, ids }, turn) =>
    stripe.accounts.update(pick(ids, turn), { metadata: { turn: String(turn) } }),
  'list 100 accounts': ({ stripe }) => stripe.accounts.list({ limit: 100 }),
  'list 10 accounts after one': ({ stripe, ids }, turn) => stripe.accounts.list({ starting_after: pick(ids, turn) }),
  'list 10 accounts in a window of time': async ({ stripe, ids }, turn) => {
    const { created = 0 } = await stripe.accounts.retrieve(pick(ids, turn))
    return stripe.accounts.list({ created: { gt: created - 20, lte: created } })
  },
}

/** Until it says that it is ready; the plain case has an empty database. */
async function compareStarts({ postgres, start }: Parts, { databaseUrl }: Filled): Promise<Ratio> {
  const emptyUrl = await postgres.createDatabase('bench_with_none')
  const startOn = (url: string) => async () => {
    const { process } = await startLocalStripe(start, { port: await freePort(), databaseUrl: url, country: 'US' })
    await process.stop()
  }
  return compare('local Stripe: start', { plain: startOn(emptyUrl), hard: startOn(databaseUrl), rounds: 7, limit })
}

async function newAccount(stripe: Stripe): Promise<void> {
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
  await stripe.accounts.create({ type: 'express', country: 'US', capabilities })
}

function pick(ids: string[], turn: number): string {
  const id = ids[turn % ids.length]
  if (id === undefined) throw new Error('there are no accounts to pick from')
  return id
}
