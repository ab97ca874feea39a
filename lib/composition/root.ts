import { createHash } from 'node:crypto'
import { toAddress } from '../address'
import { createAddressLinks } from '../address-link'
import { type Env, env, SettingsError } from '../env'
import type { Loop } from '../jobs/loop'
import { prepareQueue } from '../jobs/queue-schema'
import type { Work } from '../jobs/work'
import { log } from '../log'
import { createHelpDesk } from '../mail/help-desk'
import { createMailer } from '../mail/mailer'
import { createPost } from '../mail/post'
import type { Alerts } from '../payouts/alerts/alerts'
import { type Batches, createBatches } from '../payouts/batches/batches'
import { createPayouts } from '../payouts/create-payouts'
import { createSeals } from '../payouts/decisions/seals'
import { createEmails, type Emails } from '../payouts/emails/emails'
import { createEngine, type Engine } from '../payouts/for-machines'
import type { Payouts } from '../payouts/for-people'
import type { Clock } from '../payouts/ports/ports'
import type { StormBounds } from '../payouts/ports/stretch-store'
import { createForgedLog, noting, notingLimits } from '../security-log'
import { type Brand, toBrand } from '../settings/brand/brand'
import { allCountries } from '../settings/countries'
import { toPlatformPrefill } from '../settings/prefill'
import { toSender } from '../settings/sender'
import { createFetchSignals } from '../store/accounts/fetch-signals'
import { createPlatformStore } from '../store/accounts/platform-key'
import type { Database } from '../store/database'
import { createCallerLimits } from '../store/limits/caller-limits'
import { createRateLimit, machinesShare } from '../store/limits/provider-rate-limit'
import { passes, troubleOf } from '../store/postgres/connection-errors'
import { createPool } from '../store/postgres/pool'
import { createStore } from '../store/store'
import { createDatabaseCheck, type DatabaseState } from '../store/upkeep/check-database'
import { createStaticFiles, type StaticFiles } from '../store/upkeep/static-files'
import { isSuperuser } from '../store/upkeep/superuser'
import { offerOf } from '../stripe/accounts/countries'
import { accountDashboardUrl } from '../stripe/accounts/dashboard-address'
import { isLive } from '../stripe/accounts/platform'
import { currencyRule } from '../stripe/payments/currencies'
import { paymentDashboardUrl } from '../stripe/payments/dashboard-address'
import { createProviderFor } from '../stripe/provider'
import { createEndpointCheck } from '../stripe/webhook/endpoint-check'
import { createDeliveryReceiver, type ReceiveDelivery } from '../stripe/webhook/receive-delivery'
import { createWebhookVerifier, type WebhookVerifier } from '../stripe/webhook/webhook-event'
import { providerWords } from '../stripe/words/words'
import { alertHost, wireAlerts } from './alerts'
import { webhookAt } from './endpoint'
import { type Operator, wireOperator } from './for-commands'
import { openDatabase } from './open-database'
import { timings } from './timings'
import { wireCounting, wireWork } from './work'

export interface Wiring {
  payouts: Payouts
  engine: Engine
  emails: Emails
  alerts: Alerts
  batches: Batches
  /** Where alerts are sent besides; null: nowhere. */
  alertHost: string | null
  verifyWebhook: WebhookVerifier
  /** @param kick starts work on an account that waits */
  deliveriesTo(kick: () => void): ReceiveDelivery
  database: Database
  checkDatabase(): Promise<DatabaseState>
  countries: readonly string[]
  brand: Brand
  /** Where coaches cannot be paid. */
  otherCountries: readonly string[]
  supportEmail: string
  hostedOrigins: readonly string[]
  providerWords: typeof providerWords
  paymentDashboardUrl(paymentId: string): string
  accountDashboardUrl(accountId: string): string
  /** Fills in the address at sign-in, and signs nobody in. */
  signInLink(address: string): string
  worksInside: boolean
  startWork(): Work
  startRefusedCounts(): Pick<Loop, 'stop'>
  operator: Operator
}

export function wireStaticFiles({ DATABASE_URL }: Pick<Env, 'DATABASE_URL'>): StaticFiles {
  return createStaticFiles(openDatabase(DATABASE_URL))
}

export function wireOwnRole({ DATABASE_URL }: Pick<Env, 'DATABASE_URL'>) {
  return { isSuperuser: () => isSuperuser(openDatabase(DATABASE_URL)), close: () => openDatabase(DATABASE_URL).close() }
}

export function wireDatabaseCheck({ DATABASE_URL }: Pick<Env, 'DATABASE_URL'>): () => Promise<DatabaseState> {
  return createDatabaseCheck(openDatabase(DATABASE_URL), timings.database.checkRestMilliseconds)
}

export { type DatabaseState, passes, troubleOf }

/** Run as the other tables' owner. */
export async function wireQueueTables(databaseUrl: string): Promise<void> {
  const pool = createPool(databaseUrl, { max: 1 })
  await prepareQueue(pool).finally(() => pool.end())
}

const clock: Clock = { now: () => new Date(), ticks: () => performance.now() }

/** By how fast single fetches go. */
function stormBounds(readsPerSecond: number): StormBounds {
  const comingPerSecond = Math.ceil(readsPerSecond * machinesShare)
  return { comingPerSecond, waiting: Math.ceil(timings.work.pages.worthSeconds * comingPerSecond) }
}

export function wire(settings: Env = env()): Wiring {
  const { countries, beyond, fault, doubt } = offerOf(settings.PLATFORM_COUNTRY, settings.PAYOUT_COUNTRIES)
  if (fault !== null) throw new SettingsError([fault])
  if (beyond.length > 0) log.warn('countries are configured that cannot be paid, and are not offered', { beyond })
  if (doubt !== null) log.warn(doubt)
  const database = openDatabase(settings.DATABASE_URL)
  const store = createStore(database)
  const providerFor = createProviderFor({
    secretKey: settings.STRIPE_SECRET_KEY,
    apiBase: settings.STRIPE_API_BASE,
    platform: createPlatformStore(database, createHash('sha256').update(settings.STRIPE_SECRET_KEY).digest('hex')),
    returnUrl: new URL('/payouts/return', settings.APP_URL).href,
    refreshUrl: new URL('/payouts/refresh', settings.APP_URL).href,
    rateLimit: createRateLimit(database, settings.READS_PER_SECOND),
    limits: timings.stripe,
  })
  const ports = {
    store,
    providerFor,
    endpointCheck: createEndpointCheck({
      secretKey: settings.STRIPE_SECRET_KEY,
      apiBase: settings.STRIPE_API_BASE,
      url: webhookAt(settings.APP_URL),
      limits: timings.stripe,
    }),
    clock,
    log,
    countries,
    prefill: toPlatformPrefill(settings),
    currencyRule,
    feePolicy: { percent: settings.PLATFORM_FEE_PERCENT, fixed: settings.PLATFORM_FEE_FIXED },
    maxAgeSeconds: settings.READINESS_MAX_AGE,
    carefulMaxAgeSeconds: settings.CAREFUL_MAX_AGE,
    largeAmounts: settings.LARGE_AMOUNTS,
    reconcileEverySeconds: settings.RECONCILE_EVERY_HOURS * 3600,
    batchSize: timings.work.batchSize,
    stormBounds: stormBounds(settings.READS_PER_SECOND),
  }
  const brand = toBrand(settings)
  const mailServer = {
    smtpUrl: settings.SMTP_URL,
    from: toSender(settings.MAIL_FROM, brand.name),
    deadlineMilliseconds: timings.mail.deadlineMilliseconds,
  }
  const { linkTo } = createAddressLinks(settings.APP_URL, settings.NEXTAUTH_SECRET)
  const ways = {
    statusUrl: (address: string) => linkTo('/payouts', address),
    stopUrl: (token: string) => new URL(`/api/reminders/${token}`, settings.APP_URL).href,
    remindersUrl: (token: string) => new URL(`/reminders/${token}`, settings.APP_URL).href,
    supportEmail: settings.SUPPORT_EMAIL,
    brand,
  }
  const engine = createEngine(ports)
  const patientMailer = createMailer({ ...mailServer, thinkingMilliseconds: timings.mail.patientMilliseconds })
  const emails = createEmails({
    ...ports,
    post: createPost(patientMailer, ways, providerWords),
    emailWaitSeconds: settings.EMAIL_WAIT_MINUTES * 60,
  })
  const alerts = wireAlerts({ settings, ports, mailer: patientMailer, brand, linkTo, providerWords })
  const helpDesk = createHelpDesk(
    createMailer(mailServer),
    {
      ...ways,
      coachUrl: (coachId) => new URL(`/admin/coaches/${coachId}`, settings.APP_URL).href,
      coachesUrl: new URL('/admin/coaches', settings.APP_URL).href,
    },
    providerWords,
    log,
  )
  const verifyWebhook = createWebhookVerifier({
    secrets: settings.STRIPE_WEBHOOK_SECRETS,
    live: isLive(settings.STRIPE_SECRET_KEY),
  })
  const signals = createFetchSignals(database, timings.work.signals, (error) =>
    log.warn('a signal to workers was lost', { error }),
  )
  const worksInside = settings.BACKGROUND_WORK === 'inside'
  const payouts = noting(
    createPayouts({ ...ports, toAddress, helpDesk, limiter: notingLimits(createCallerLimits(database)) }),
  )
  const batches = createBatches({ ...ports, payouts }, timings.batches)
  return {
    payouts,
    batches,
    engine,
    emails,
    alerts,
    alertHost: alertHost(settings),
    verifyWebhook,
    deliveriesTo: (kick) =>
      createDeliveryReceiver({
        verify: verifyWebhook,
        engine,
        log,
        noteForged: createForgedLog(),
        // Where workers are apart, there is nothing here to start.
        kick: worksInside ? kick : signals.send,
      }),
    database,
    checkDatabase: createDatabaseCheck(database, timings.database.checkRestMilliseconds),
    countries,
    brand,
    otherCountries: allCountries.filter((country) => !countries.includes(country)),
    supportEmail: settings.SUPPORT_EMAIL,
    hostedOrigins: settings.STRIPE_API_BASE
      ? [new URL(settings.STRIPE_API_BASE).origin]
      : ['https://connect.stripe.com', 'https://dashboard.stripe.com'],
    providerWords,
    paymentDashboardUrl: (paymentId) =>
      paymentDashboardUrl(paymentId, { secretKey: settings.STRIPE_SECRET_KEY, apiBase: settings.STRIPE_API_BASE }),
    accountDashboardUrl: (accountId) =>
      accountDashboardUrl(accountId, { secretKey: settings.STRIPE_SECRET_KEY, apiBase: settings.STRIPE_API_BASE }),
    signInLink: (address) => linkTo('/payouts', address),
    worksInside,
    startWork: () =>
      wireWork({
        ...{ engine, emails, alerts, batches, seals: createSeals(ports, timings.seals) },
        ...{ database, signals, worksInside },
      }),
    startRefusedCounts: () => wireCounting(engine),
    operator: wireOperator({ ports, engine, database, adminEmails: settings.ADMIN_EMAILS }),
  }
}
