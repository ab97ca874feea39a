import { createLocalStripe, type LocalStripe } from '../server'
import { createTestDatabase } from './database'

/** A local Stripe on its own database, for one test file. */
export interface Started {
  url(): string
  databaseUrl: string
  /** Settings that point the real SDK here. */
  sdk(options?: { retries?: number }): SdkSettings
  control<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer>
  /** Responses so far that Stripe could not have sent. */
  findings: string[]
  /** Restarts the server on the same database. */
  restart(): Promise<void>
  /** Throws when a response or event did not fit Stripe's schema. */
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

export interface StartOptions {
  checkSeconds?: number
  settleSeconds?: number
  sendsAnywhere?: boolean
}

export async function startLocalStripe({
  checkSeconds = 0,
  settleSeconds = 0,
  sendsAnywhere = false,
}: StartOptions = {}): Promise<Started> {
  const database = await createTestDatabase()
  const findings: string[] = []
  const start = () =>
    createLocalStripe({
      databaseUrl: database.url,
      port: 0,
      checkSeconds,
      settleSeconds,
      sendsAnywhere,
      strict: true,
    })
  let server: LocalStripe = await start()
  const end = async () => {
    findings.push(...((await server.findings?.all()) ?? []))
    await server.close()
  }
  return {
    url: () => server.url,
    databaseUrl: database.url,
    get findings() {
      return server.findings?.inAnswers() ?? []
    },
    sdk({ retries = 0 } = {}) {
      const { hostname, port } = new URL(server.url)
      return { host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: retries }
    },
    control: (method, path, body) => callControl(server.url, method, path, body),
    async restart() {
      await end()
      server = await start()
    },
    async close() {
      await end()
      await database.drop()
      if (findings.length > 0) throw new Error(`Stripe would not send this:\n${findings.join('\n')}`)
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
