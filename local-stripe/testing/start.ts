import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import type { Exchange } from '../api/answer-request'
import { checkAnswer } from '../schema/check'
import { createLocalStripe, type LocalStripe } from '../server'

/** A local Stripe on a database of its own, for one test file. */
export interface Started {
  url(): string
  databaseUrl: string
  /** Settings that point the real SDK here. */
  sdk(options?: { retries?: number }): SdkSettings
  control<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer>
  /** Answers so far that do not fit Stripe's schema. */
  findings: string[]
  exchanges: Exchange[]
  /** Ends the server and starts another over the same database. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface SdkSettings {
  host: string
  port: string
  protocol: 'http'
  telemetry: boolean
  maxNetworkRetries: number
}

export const testKey = 'sk_test_localstripe0123456789'

export async function startLocalStripe({ checkSeconds = 0 } = {}): Promise<Started> {
  const database = await createDatabase()
  const findings: string[] = []
  const exchanges: Exchange[] = []
  const onExchange = (exchange: Exchange) => {
    const { method, path, answer } = exchange
    exchanges.push(exchange)
    findings.push(...checkAnswer(method, path, answer.status, answer.body).map((told) => `${method} ${path}: ${told}`))
  }
  const start = () => createLocalStripe({ databaseUrl: database.url, port: 0, checkSeconds, onExchange })
  let server: LocalStripe = await start()
  return {
    url: () => server.url,
    databaseUrl: database.url,
    findings,
    exchanges,
    sdk({ retries = 0 } = {}) {
      const { hostname, port } = new URL(server.url)
      return { host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: retries }
    },
    control: (method, path, body) => callControl(server.url, method, path, body),
    async restart() {
      await server.close()
      server = await start()
    },
    async close() {
      await server.close()
      await database.drop()
    },
  }
}

async function callControl<Answer>(url: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/_control${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}

async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL
  if (server === undefined) throw new Error('TEST_DATABASE_URL must name a PostgreSQL server to make databases on')
  const name = `local_stripe_test_${randomBytes(6).toString('hex')}`
  const ask = async (statement: string) => {
    const client = new Client({ connectionString: server })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await ask(`CREATE DATABASE ${name}`)
  const address = new URL(server)
  address.pathname = name
  return { url: address.toString(), drop: () => ask(`DROP DATABASE ${name} WITH (FORCE)`) }
}
