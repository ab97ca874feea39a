import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from './processes/ports'
import { seededRandom } from './seeded-random'
import { createTestDatabase, type TestDatabase } from './testing/database'
import { type Listener, openListener } from './testing/listener'
import { type LocalStripeProcess, startLocalStripeProcess } from './testing/process'
import { testKey } from './testing/start'

const kills = 8
const writers = 3
const seed = Number(process.env.SEED ?? randomInt(1_000_000))

let database: TestDatabase
let port: number
let running: LocalStripeProcess
let stripe: Stripe
let listeners: Listener[]
beforeAll(async () => {
  database = await createTestDatabase()
  port = await freePort()
  running = await start()
  stripe = new Stripe(testKey, { host: '127.0.0.1', port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 })
  listeners = await Promise.all([openListener(), openListener()])
  for (const { url } of listeners) {
    await stripe.webhookEndpoints.create({ url, connect: true, enabled_events: ['account.updated'] })
  }
  await control('/delivery', { back_off_ms: 50 })
})
afterAll(async () => {
  await running.end('SIGKILL')
  for (const listener of listeners) await listener.close()
  await database.drop()
})

test(`loses no answered change and no event of one when killed at any moment (SEED=${seed})`, async () => {
  const changes: Change[] = []
  let isOver = false
  let answers = 0
  for (const listener of listeners) {
    listener.answerWith(() => (seededRandom(seed, answers++, 'answer') < 0.3 ? 500 : 200))
    listener.thinkFor(() => 100 * seededRandom(seed, answers, 'thought'))
  }
  const works = Array.from({ length: writers }, (_, writer) => write(writer, changes, () => isOver))

  for (let kill = 0; kill < kills; kill += 1) {
    const enough = changes.length + 3 + Math.floor(10 * seededRandom(seed, kill, 'changes'))
    await expect.poll(() => changes.length, { interval: 5 }).toBeGreaterThan(enough)
    await wait(30 * seededRandom(seed, kill, 'moment'))
    await running.end('SIGKILL')
    running = await start()
  }
  isOver = true
  await Promise.all(works)

  const accounts: Stripe.Account[] = []
  for await (const account of stripe.accounts.list({ limit: 100 })) accounts.push(account)
  expect(accounts.map(({ id }) => id).sort()).toEqual([...new Set(changes.map(({ id }) => id))].sort())
  for (const { id, metadata } of accounts) {
    expect(metadata?.change).toBe(changes.findLast((change) => change.id === id)?.key)
  }
  for (const listener of listeners) {
    const told = () => new Set(listener.accepted.map(changeTold))
    await expect.poll(() => changes.filter(({ key }) => !told().has(key))).toEqual([])
  }
  for (const { id, key } of changes.slice(0, 20)) {
    const again = await stripe.accounts.update(id, { metadata: { change: key } }, { idempotencyKey: key })
    expect(again.lastResponse).toMatchObject({ headers: { 'idempotent-replayed': 'true' } })
  }
})

function start(): Promise<LocalStripeProcess> {
  return startLocalStripeProcess({ port, databaseUrl: database.url, strict: false })
}

interface Change {
  id: string
  key: string
}

/** Creates accounts and changes each a few times, in sequence. Retries unanswered requests with the same key. */
async function write(writer: number, changes: Change[], isOver: () => boolean): Promise<void> {
  for (let account = 0; !isOver(); account += 1) {
    const mark = `${seed} ${writer} ${account}`
    const { id } = await insist(() => stripe.accounts.create({ type: 'express' }, { idempotencyKey: mark }))
    for (let turn = 0; turn < 3; turn += 1) {
      const key = `${mark} ${turn}`
      await insist(() => stripe.accounts.update(id, { metadata: { change: key } }, { idempotencyKey: key }))
      changes.push({ id, key })
    }
  }
}

/** A killed server does not answer; keys in use at that moment are free after restart. */
async function insist<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      const isAway = error instanceof Stripe.errors.StripeConnectionError
      const isHeld = error instanceof Stripe.errors.StripeError && error.statusCode === 409
      if (!isAway && !isHeld) throw error
      await wait(20)
    }
  }
}

function changeTold({ body }: { body: string }): string | undefined {
  const event = JSON.parse(body) as { data: { object: Stripe.Account } }
  return event.data.object.metadata?.change
}

async function control(path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const asked = { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await fetch(`http://127.0.0.1:${port}/_control${path}`, asked)
  expect(response.status).toBe(200)
}
