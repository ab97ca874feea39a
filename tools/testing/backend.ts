import { type Wiring, wire } from '../../lib/composition/root'
import { readEnv } from '../../lib/env'
import type { CoachId } from '../../lib/payouts/vocabulary/ids'
import { createTestDatabase } from '../../prisma/test-database'
import { expectNoFindings } from '../local-stripe'
import { freePort } from '../processes/ports'
import { startLocalStripeProcess } from './local-stripe-process'

/** A whole back end for one test file: a fresh database, its own local Stripe and the app's rooms, wired. */
export interface Backend extends Wiring {
  settings: Record<string, string>
  control<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer>
  newCoach(): Promise<CoachId>
  accountsOf(coachId: CoachId): Promise<LocalAccount[]>
  close(): Promise<void>
}

export interface LocalAccount {
  id: string
  country: string
  payouts_enabled: boolean
  metadata: Record<string, string>
}

export async function openBackend(change: Record<string, string> = {}): Promise<Backend> {
  const [appDatabase, stripeDatabase] = await Promise.all([createTestDatabase(), createTestDatabase({ empty: true })])
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const localStripe = await startLocalStripeProcess({
    port,
    databaseUrl: stripeDatabase.straightUrl ?? stripeDatabase.url,
    strict: true,
  })
  const settings = { ...testSettings(appDatabase.url, address), ...change }
  // A process's first answer is slow, and tests keep the real deadlines.
  await fetch(`${address}/v1/account`, { headers: { authorization: `Bearer ${settings.STRIPE_SECRET_KEY}` } })
  const wiring = wire(readEnv(settings))
  const control = <Answer>(method: string, path: string, body?: unknown) =>
    callControl<Answer>(address, method, path, body)
  let coaches = 0

  return {
    ...wiring,
    settings,
    control,
    async newCoach() {
      coaches += 1
      const coach = { email: `coach-${coaches}@example.com`, name: `Coach ${coaches}`, reference: null }
      const coachId = await wiring.operator.addCoach({ ...coach, by: { kind: 'machine' } })
      if (coachId === null) throw new Error('the address was taken')
      return coachId
    },
    async accountsOf(coachId) {
      const { data } = await control<{ data: LocalAccount[] }>('GET', '/_control/accounts')
      return data.filter(({ metadata }) => metadata.coach_id === coachId)
    },
    async close() {
      await wiring.database.close()
      await expectNoFindings(address).finally(() => localStripe.end('SIGTERM'))
      await Promise.all([appDatabase.drop(), stripeDatabase.drop()])
    },
  }
}

function testSettings(databaseUrl: string, localStripe: string): Record<string, string> {
  return {
    APP_URL: 'http://localhost:3000',
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: 'a secret for tests that is long enough',
    STRIPE_SECRET_KEY: 'sk_test_greenlight0123456789',
    STRIPE_WEBHOOK_SECRETS: 'whsec_0123456789abcdef',
    STRIPE_API_BASE: localStripe,
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Greenlight <pay@example.com>',
    SUPPORT_EMAIL: 'help@example.com',
    SIGN_UP: 'open',
    PLATFORM_COUNTRY: 'US',
  }
}

async function callControl<Answer>(address: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}
