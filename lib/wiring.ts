import { createHash } from 'node:crypto'
import { toAddress } from './address'
import { type EndpointEnv, type Env, env } from './env'
import { type Drain, startDrain } from './jobs/drain'
import { log } from './log'
import type { Coach } from './payouts/coach'
import { createPayouts } from './payouts/create-payouts'
import type { Clock } from './payouts/doors'
import { createEngine, type Engine } from './payouts/engine'
import type { CoachId } from './payouts/ids'
import type { Payouts } from './payouts/payouts'
import type { CoachStore } from './payouts/store'
import { type Database, database } from './store/database'
import { createLimiter } from './store/limiter'
import { createPace } from './store/pace'
import { createPlatformMemory } from './store/platform-key'
import { createRoles, type Roles } from './store/roles'
import { createStore } from './store/store'
import { createClient } from './stripe/client'
import { offeredCountries } from './stripe/countries'
import { checkEndpoint, setUpEndpoint } from './stripe/endpoint'
import { createNoticeVerifier, type NoticeVerifier } from './stripe/notice'
import { createProvider, isLive } from './stripe/provider'
import { providerWords } from './stripe/words'

/** The whole house, joined. No logic lives here. */
export interface Wiring {
  payouts: Payouts
  engine: Engine
  verifyNotice: NoticeVerifier
  database: Database
  /** ISO codes of the countries a coach may choose. */
  countries: readonly string[]
  supportEmail: string
  /** Where a form of ours may send the browser on to. */
  hostedOrigins: readonly string[]
  providerWords: typeof providerWords
  startDrain(): Drain
  /** This server's share of the sweeps: pages of several windows side by side. */
  startSweeps(): Drain[]
  /** What somebody at a shell may do; pages do not get it. */
  operator: Pick<CoachStore, 'addCoach' | 'findCoachByReference'> & {
    findCoach(id: string): Promise<Coach | null>
    /** The address in lower case; null when it is none we write to. */
    toAddress: typeof toAddress
  } & Roles
}

const sweepersPerServer = 4

/** Where the provider is to send its notices, for whoever sets the house up: nothing else needs to be known yet. */
export function wireEndpoint({ APP_URL, STRIPE_SECRET_KEY, STRIPE_API_BASE }: EndpointEnv) {
  const stripe = createClient({ secretKey: STRIPE_SECRET_KEY, apiBase: STRIPE_API_BASE })
  const url = new URL('/api/stripe/webhook', APP_URL).href
  return { url, setUp: () => setUpEndpoint(stripe, url), check: () => checkEndpoint(stripe, url) }
}

const clock: Clock = { now: () => new Date() }

export function wire(settings: Env = env()): Wiring {
  const memory = database(settings.DATABASE_URL)
  const store = createStore(memory)
  const provider = createProvider({
    secretKey: settings.STRIPE_SECRET_KEY,
    apiBase: settings.STRIPE_API_BASE,
    platform: createPlatformMemory(memory, createHash('sha256').update(settings.STRIPE_SECRET_KEY).digest('hex')),
    returnUrl: new URL('/payouts/return', settings.APP_URL).href,
    refreshUrl: new URL('/payouts/refresh', settings.APP_URL).href,
  })
  const countries = offeredCountries(settings.PLATFORM_COUNTRY, settings.PAYOUT_COUNTRIES)
  const pace = createPace(memory, settings.READS_PER_SECOND)
  const doors = {
    store,
    provider,
    pace,
    clock,
    log,
    countries,
    maxAgeSeconds: settings.READINESS_MAX_AGE,
    sweepEverySeconds: settings.SWEEP_EVERY_HOURS * 3600,
  }
  const engine = createEngine(doors)
  return {
    payouts: createPayouts({ ...doors, limiter: createLimiter(memory) }),
    engine,
    verifyNotice: createNoticeVerifier({
      secrets: settings.STRIPE_WEBHOOK_SECRETS,
      live: isLive(settings.STRIPE_SECRET_KEY),
    }),
    database: memory,
    countries,
    supportEmail: settings.SUPPORT_EMAIL,
    hostedOrigins: settings.STRIPE_API_BASE
      ? [new URL(settings.STRIPE_API_BASE).origin]
      : ['https://connect.stripe.com', 'https://dashboard.stripe.com'],
    providerWords,
    startDrain: () =>
      startDrain({
        drainOnce: () => engine.drain(),
        onError: (error) => log.error('the drain could not run', { error }),
        idleMilliseconds: 1000,
      }),
    startSweeps: () =>
      Array.from({ length: sweepersPerServer }, () =>
        startDrain({
          drainOnce: () => engine.sweep(),
          onError: (error) => log.error('a sweep could not go on', { error }),
          idleMilliseconds: 60_000,
        }),
      ),
    operator: {
      ...createRoles(memory),
      toAddress,
      addCoach: (coach) => store.addCoach(coach),
      findCoach: (id) => store.findCoach(id as CoachId),
      findCoachByReference: (reference) => store.findCoachByReference(reference),
    },
  }
}
