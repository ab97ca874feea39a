import { createHash } from 'node:crypto'
import { toAddress } from './address'
import { type EndpointEnv, type Env, env } from './env'
import { startCounting } from './jobs/counting'
import { type Drain, startDrain } from './jobs/drain'
import type { Job } from './jobs/job'
import { lettersJob } from './jobs/letters'
import { startQueue } from './jobs/queue'
import { startSlots } from './jobs/slots'
import { joinWork, type Work } from './jobs/work'
import { log } from './log'
import { createMailer } from './mail/mailer'
import { createPost } from './mail/post'
import type { Coach } from './payouts/coach'
import { createPayouts } from './payouts/create-payouts'
import type { Clock } from './payouts/doors'
import { createEngine, type Engine } from './payouts/engine'
import { type SelfCheck, selfCheck } from './payouts/health/self-check'
import type { CoachId } from './payouts/ids'
import { createLetters, type Letters } from './payouts/letters/letters'
import { patienceOf } from './payouts/patience'
import { checkPayment } from './payouts/payments/payment-story'
import type { Payouts } from './payouts/payouts'
import type { CoachStore } from './payouts/store'
import { type Database, database } from './store/database'
import { createLimiter } from './store/limiter'
import { createPace } from './store/pace'
import { createPlatformMemory } from './store/platform-key'
import { createPruning, type Pruning } from './store/prune'
import { createRoles, type Roles } from './store/roles'
import { createStore } from './store/store'
import { createClient } from './stripe/client'
import { offeredCountries } from './stripe/countries'
import { currencyRule } from './stripe/currencies'
import { checkEndpoint, setUpEndpoint } from './stripe/endpoint'
import { createLookout } from './stripe/lookout'
import { createNoticeVerifier, type NoticeVerifier } from './stripe/notice'
import { paymentPage } from './stripe/payment-page'
import { createProvider, isLive } from './stripe/provider'
import { providerWords } from './stripe/words'

/** The whole house, joined. No logic lives here. */
export interface Wiring {
  payouts: Payouts
  engine: Engine
  letters: Letters
  verifyNotice: NoticeVerifier
  database: Database
  /** ISO codes of the countries a coach may choose. */
  countries: readonly string[]
  supportEmail: string
  /** Where a form of ours may send the browser on to. */
  hostedOrigins: readonly string[]
  providerWords: typeof providerWords
  /** Where staff see a payment at the provider. */
  paymentPage(paymentId: string): string
  /** Whether the app's servers do the background work themselves, or leave it to workers. */
  worksInside: boolean
  /** One process's share of the background work. */
  startWork(): Work
  /** Keeps what this process refused, once a minute. */
  startCounting(): Pick<Drain, 'stop'>
  /** What somebody at a shell may do; pages do not get it. */
  operator: Pick<CoachStore, 'addCoach' | 'findCoachByReference'> & {
    findCoach(id: string): Promise<Coach | null>
    /** Asks the provider what became of a charge; null when there is none. */
    look(reference: string): Promise<'kept' | 'could-not-confirm' | null>
    selfCheck(): Promise<SelfCheck>
    /** The address in lower case; null when it is none we write to. */
    toAddress: typeof toAddress
  } & Roles
}

/** Accounts that are read side by side. */
const readersPerProcess = 5

/** Pages of several windows are compared side by side. */
const sweepersPerProcess = 4

/** Milliseconds for which a page that got no answer is left alone; then whoever waits for it takes it again. */
const restOfAPage = 15_000

/** Where the provider is to send its notices, for whoever sets the house up: nothing else needs to be known yet. */
export function wireEndpoint({ APP_URL, STRIPE_SECRET_KEY, STRIPE_API_BASE }: EndpointEnv) {
  const stripe = createClient({ secretKey: STRIPE_SECRET_KEY, apiBase: STRIPE_API_BASE })
  const url = webhookAt(APP_URL)
  return {
    url,
    setUp: (options: { retire?: boolean } = {}) => setUpEndpoint(stripe, url, options),
    check: () => checkEndpoint(stripe, url),
  }
}

function pruningJob({ prune }: Pruning): Job {
  return { name: 'prune', cron: '17 3 * * *', work: prune, retry: { times: 5, seconds: 60, mostSeconds: 3600 } }
}

const webhookAt = (appUrl: string) => new URL('/api/stripe/webhook', appUrl).href

const clock: Clock = { now: () => new Date(), ticks: () => performance.now() }

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
    lookout: createLookout({
      secretKey: settings.STRIPE_SECRET_KEY,
      apiBase: settings.STRIPE_API_BASE,
      url: webhookAt(settings.APP_URL),
    }),
    pace,
    clock,
    log,
    countries,
    currencyRule,
    feePolicy: { percent: settings.PLATFORM_FEE_PERCENT, fixed: settings.PLATFORM_FEE_FIXED },
    maxAgeSeconds: settings.READINESS_MAX_AGE,
    sweepEverySeconds: settings.SWEEP_EVERY_HOURS * 3600,
  }
  const engine = createEngine(doors)
  const letters = createLetters({
    ...doors,
    post: createPost(
      createMailer({ smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM, thinkingMilliseconds: 60_000 }),
      { statusUrl: new URL('/payouts', settings.APP_URL).href, supportEmail: settings.SUPPORT_EMAIL },
      providerWords,
    ),
    letterWaitSeconds: settings.LETTER_WAIT_MINUTES * 60,
  })
  return {
    payouts: createPayouts({ ...doors, limiter: createLimiter(memory) }),
    engine,
    letters,
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
    paymentPage: (paymentId) =>
      paymentPage(paymentId, { secretKey: settings.STRIPE_SECRET_KEY, apiBase: settings.STRIPE_API_BASE }),
    worksInside: settings.BACKGROUND_WORK === 'inside',
    startWork: () =>
      joinWork({
        drain: startSlots({
          slots: readersPerProcess,
          take: (most) => engine.takeNews(most),
          onError: (error) => log.error('the drain could not run', { error }),
          // Where the app only answers, nobody kicks: what it heard waits for the next question.
          idleMilliseconds: settings.BACKGROUND_WORK === 'inside' ? 1000 : 120,
        }),
        others: [
          ...Array.from({ length: sweepersPerProcess }, () =>
            startDrain({
              drainOnce: () => engine.sweep(),
              onError: (error) => log.error('a sweep could not go on', { error }),
              idleMilliseconds: restOfAPage,
            }),
          ),
          startDrain({
            drainOnce: () => engine.lookAround(),
            onError: (error) => log.error('payments could not be looked at', { error }),
            idleMilliseconds: 2_000,
          }),
          startDrain({
            drainOnce: () => engine.sweepPayments(),
            onError: (error) => log.error('charges could not be compared', { error }),
            idleMilliseconds: restOfAPage,
          }),
          startDrain({
            drainOnce: () => engine.watchMovements(),
            onError: (error) => log.error('new refunds and disputes could not be read', { error }),
            idleMilliseconds: 15_000,
          }),
          startQueue({
            databaseUrl: settings.DATABASE_URL,
            jobs: [lettersJob(letters), pruningJob(createPruning(memory))],
            log,
            everySeconds: 10,
          }),
        ],
        giveBack: () => engine.giveBack(),
        onError: (error) => log.error('background work could not be ended cleanly', { error }),
        patience: { ending: 3_000, givingBack: 2_000 },
      }),
    startCounting: () =>
      startCounting({
        keep: () => engine.keepRefusals(),
        onError: (error) => log.error('what was refused could not be counted', { error }),
        everyMilliseconds: 60_000,
      }),
    operator: {
      ...createRoles(memory),
      toAddress,
      addCoach: (coach) => store.addCoach(coach),
      selfCheck: () => selfCheck(doors),
      findCoach: (id) => store.findCoach(id as CoachId),
      look: async (reference) => (await checkPayment(doors, reference, patienceOf('person', clock)))?.kind ?? null,
      findCoachByReference: (reference) => store.findCoachByReference(reference),
    },
  }
}
