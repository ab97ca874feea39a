import Stripe from 'stripe'
import { startLocalStripe } from '../../tools/local-stripe'
import { freePort } from '../../tools/processes/ports'
import { step } from '../../tools/processes/steps'
import { alternate, held, timed } from '../compare'
import type { Ground } from '../parts/ground'
import { fillTo, someAccounts } from '../parts/many-accounts'
import type { Findings, Ratio } from '../report'

const few = 100
const goal = { atMost: 2 }

/** The local Stripe's cost with many accounts ÷ with few: a load test should measure the app. */
export async function askLocalStripe(ground: Ground): Promise<Findings> {
  const many = ground.isQuick ? 10_000 : 100_000
  const small = await step(`a local Stripe with ${few} accounts`, () => openWith(ground, few))
  const large = await step(`a local Stripe with ${many.toLocaleString('en')} accounts`, () => openWith(ground, many))
  const requests = await step('asking it', () => compareRequests(small, large))
  // Only one process may use a database.
  await large.stop()
  const starts = await step('starting it', () => compareStarts(ground, large))
  return { ratios: [...requests, starts], facts: [] }
}

interface Filled {
  databaseUrl: string
  stripe: Stripe
  ids: string[]
  stop(): Promise<void>
}

async function openWith({ postgres, start }: Ground, count: number): Promise<Filled> {
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
    let round = 0
    const ways = { few: () => timed(() => ask(small, round)), many: () => timed(() => ask(large, round++)) }
    const times = await alternate(ways, { rounds: 200, warmUp: 20 })
    ratios.push({ what: `local Stripe: ${what}`, ...held(times.many, times.few), unit: 'ms', goal })
  }
  return ratios
}

const requests: Record<string, (filled: Filled, round: number) => Promise<unknown>> = {
  'create an account': ({ stripe }) => newAccount(stripe),
  'retrieve an account': ({ stripe, ids }, round) => stripe.accounts.retrieve(pick(ids, round)),
  'update an account, with its event': ({ stripe, ids }, round) =>
    stripe.accounts.update(pick(ids, round), { metadata: { round: String(round) } }),
  'list 100 accounts': ({ stripe }) => stripe.accounts.list({ limit: 100 }),
  'list 10 accounts after one': ({ stripe, ids }, round) => stripe.accounts.list({ starting_after: pick(ids, round) }),
  'list 10 accounts in a window of time': async ({ stripe, ids }, round) => {
    const { created = 0 } = await stripe.accounts.retrieve(pick(ids, round))
    return stripe.accounts.list({ created: { gt: created - 20, lte: created } })
  },
}

async function compareStarts({ postgres, start }: Ground, { databaseUrl }: Filled): Promise<Ratio> {
  const emptyUrl = await postgres.createDatabase('bench_with_none')
  const startOn = (url: string) => async () => {
    const { process } = await startLocalStripe(start, { port: await freePort(), databaseUrl: url, country: 'US' })
    await process.stop()
  }
  const ways = { few: () => timed(startOn(emptyUrl)), many: () => timed(startOn(databaseUrl)) }
  const times = await alternate(ways, { rounds: 7, warmUp: 1 })
  return { what: 'local Stripe: start', ...held(times.many, times.few), unit: 'ms', goal }
}

async function newAccount(stripe: Stripe): Promise<void> {
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
  await stripe.accounts.create({ type: 'express', country: 'US', capabilities })
}

function pick(ids: string[], round: number): string {
  const id = ids[round % ids.length]
  if (id === undefined) throw new Error('there are no accounts to pick from')
  return id
}
