import { z } from 'zod'
import { toAddress } from './address'
import { alertWebhookSettings, complainOfAlertWebhook } from './settings/alert-webhook'
import { amounts } from './settings/amounts'
import { complainOfColors, cutColorsIn } from './settings/brand/brand'
import { brandColor } from './settings/brand/colors'
import { logo } from './settings/brand/logo'
import { platformAddress, platformName } from './settings/brand/name'
import { isCountry } from './settings/countries'
import { complainOfDatabase } from './settings/database-url'
import { formerNamesIn, withFormerNames } from './settings/former-names'
import { whyGuessable } from './settings/guessable'
import { databaseRefusals, databaseWarnings, refusalsWhenLive, warningsWhenLive } from './settings/live'
import { nearMisses } from './settings/near-misses'
import { prefillSettings } from './settings/prefill'
import { read, SettingsError, type Source } from './settings/read'
import { countryMessage, countryOf, decimalNumber, list, text, wholeNumber } from './settings/setting-types'
import { complainOfMailServer } from './settings/smtp-url'

export { SettingsError }

const fields = z.object({
  APP_URL: z
    .string({ error: 'is missing: the address people open the app at, such as https://pay.example.com' })
    .refine(isOrigin, 'must be a scheme and a host without a path, such as https://pay.example.com')
    // As browsers write it: HTTPS: becomes https:.
    .transform((address) => new URL(address).origin),
  DATABASE_URL: text(
    'the address of your PostgreSQL, postgresql://user:password@host:5432/greenlight',
    complainOfDatabase,
  ),
  MIGRATION_DATABASE_URL: text('the same PostgreSQL, as the role that owns the tables', complainOfDatabase).optional(),
  NEXTAUTH_SECRET: z
    .string({ error: 'is missing: make one with `openssl rand -base64 32`' })
    .min(32, 'must be at least 32 characters: make one with `openssl rand -base64 32`'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine(isKeyOf32Bytes, 'must be 32 random bytes in base64: make them once with `openssl rand -base64 32`')
    .optional(),
  STRIPE_SECRET_KEY: z
    .string({ error: 'is missing: https://dashboard.stripe.com/apikeys' })
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'must be a secret or restricted key: https://dashboard.stripe.com/apikeys'),
  STRIPE_WEBHOOK_SECRETS: z
    .string({ error: 'is missing: the signing secret of your Connect endpoint, or several separated by commas' })
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => /^whsec_\S{8,}$/.test(part)), {
      error: 'must be signing secrets that start with whsec_, separated by commas',
    }),
  STRIPE_API_BASE: z
    .url({ protocol: /^https?$/, error: 'must be the address of a local Stripe, such as http://127.0.0.1:4010' })
    .optional(),
  SMTP_URL: text('your mail server, such as smtps://user:password@mail.example.com', complainOfMailServer),
  MAIL_FROM: z
    .string({ error: 'is missing: the sender of our emails, such as Greenlight <pay@example.com>' })
    .refine(
      (from) => toAddress(bare(from)) !== null && !/[\p{C}\p{Zl}\p{Zp}]/u.test(from),
      'must be an address without invisible characters, such as Greenlight <pay@example.com>',
    ),
  SUPPORT_EMAIL: z
    .string({ error: 'is missing: the address coaches can write to for help' })
    .refine((address) => toAddress(address) !== null, 'must be an address, such as help@example.com'),
  PLATFORM_NAME: platformName,
  PLATFORM_ADDRESS: platformAddress,
  PLATFORM_LOGO: logo,
  PLATFORM_COLOR: brandColor('light'),
  PLATFORM_COLOR_DARK: brandColor('dark'),
  COACH_MCC: prefillSettings.COACH_MCC,
  COACH_PRODUCT_DESCRIPTION: prefillSettings.COACH_PRODUCT_DESCRIPTION,
  COACH_PROFILE_URL: prefillSettings.COACH_PROFILE_URL,
  CLIENT_SUPPORT_EMAIL: prefillSettings.CLIENT_SUPPORT_EMAIL,
  CLIENT_SUPPORT_PHONE: prefillSettings.CLIENT_SUPPORT_PHONE,
  CLIENT_SUPPORT_URL: prefillSettings.CLIENT_SUPPORT_URL,
  SIGN_UP: z.enum(['listed', 'open'], { error: 'must be listed or open' }).default('listed'),
  ADMIN_EMAILS: list
    .refine(
      (emails) => emails.every((email) => toAddress(email) !== null),
      'must be email addresses separated by commas',
    )
    .transform((emails) => emails.map((email) => email.toLowerCase()))
    .default([]),
  PLATFORM_COUNTRY: countryOf('the country your Stripe platform is in, such as US'),
  PLATFORM_FEE_PERCENT: z
    .string()
    .regex(/^(100|\d{1,2}(\.\d{1,2})?)$/, 'must be a percentage from 0 to 100 with at most two decimals, such as 2.5')
    .transform(Number)
    .default(0),
  PLATFORM_FEE_FIXED: amounts({ digits: 6, such: 'usd:30,eur:25' }),
  PAYOUT_COUNTRIES: list.refine((all) => all.every(isCountry), countryMessage).optional(),
  TRUSTED_PROXY_HOPS: wholeNumber({ from: 0, to: 10, otherwise: 0 }),
  PORT: wholeNumber({ from: 1, to: 65_535, otherwise: 3000 }),
  BACKGROUND_WORK: z.enum(['inside', 'apart'], { error: 'must be inside or apart' }).default('inside'),
  READS_PER_SECOND: wholeNumber({ from: 4, to: 100, otherwise: 20 }),
  RECONCILE_EVERY_HOURS: decimalNumber({ of: 'hours', from: 0.01, to: 168, otherwise: 24 }),
  EMAIL_WAIT_MINUTES: decimalNumber({ of: 'minutes', from: 0, to: 60, otherwise: 10 }),
  ALERT_WEBHOOK_URL: alertWebhookSettings.ALERT_WEBHOOK_URL,
  ALERT_WEBHOOK_SECRET: alertWebhookSettings.ALERT_WEBHOOK_SECRET,
  READINESS_MAX_AGE: wholeNumber({ of: 'seconds', from: 1, to: 86_400, otherwise: 900 }),
  CAREFUL_MAX_AGE: wholeNumber({ of: 'seconds', from: 1, to: 86_400, otherwise: 60 }),
  LARGE_AMOUNTS: amounts({ digits: 8, such: 'usd:50000,eur:45000' }),
})

export type Env = z.infer<typeof fields>

/**
 * The app speaks no TLS, so an https address has a proxy before it; counted as the client, it would share one limit
 * with everyone.
 */
function complainOfSilence({ APP_URL }: Env, { TRUSTED_PROXY_HOPS: hops }: Source): string[] {
  if (!APP_URL.startsWith('https:') || (hops !== undefined && hops.trim() !== '')) return []
  return [
    'TRUSTED_PROXY_HOPS is missing: how many of your proxies in front of the app add to X-Forwarded-For, such as 1 for nginx, or 0 for none',
  ]
}

/** Settings that contradict each other. */
function complainTogether(env: Env): string[] {
  return [...complainOfColors(env), ...complainOfAlertWebhook(env), ...complainWithStripe(env)]
}

function complainWithStripe(env: Env): string[] {
  const { STRIPE_API_BASE: base } = env
  const live = isLive(env) ? refusalsWhenLive(env).map(([name, sentence]) => `${name} ${sentence}`) : []
  if (base === undefined) return live
  if (isLive(env)) return [...live, 'STRIPE_API_BASE must not be set when the key is live']
  return isLoopback(base) ? [] : ['STRIPE_API_BASE must name this machine (127.0.0.1 or localhost)']
}

/** Oddities that do not prevent a start, one sentence each. */
export function warningsOf(env: Env, source: Source): string[] {
  const misses = nearMisses(Object.keys(source), names).map(
    ({ given, meant }) => `${given} is not a setting of this app. Did you mean ${meant}?`,
  )
  const oddNames = [...misses, ...formerNamesIn(source), ...cutColorsIn(source)]
  if (isLive(env)) return [...oddNames, ...warningsWhenLive(env).map(([name, sentence]) => `${name} ${sentence}.`)]
  const guessable = env.APP_URL.startsWith('https:') ? whyGuessable(env.NEXTAUTH_SECRET) : null
  return guessable === null ? oddNames : [...oddNames, `NEXTAUTH_SECRET ${guessable}, so someone can guess it.`]
}

/** Ours, and one we set. */
const names = [...Object.keys(fields.shape), 'NEXTAUTH_URL']

const isLive = ({ STRIPE_SECRET_KEY: key }: Source | Pick<Env, 'STRIPE_SECRET_KEY'>) => /_live_/.test(key ?? '')

let current: Env | undefined

/** Read and checked once. Throws SettingsError. */
export function env(): Env {
  if (current === undefined) {
    current = readEnv(process.env)
    // next-auth's only source of its own address.
    process.env.NEXTAUTH_URL = current.APP_URL
  }
  return current
}

/** An empty setting counts as absent. Throws SettingsError. */
export function readEnv(source: Source): Env {
  const env = read(fields, withFormerNames(source))
  const problems = [...complainOfSilence(env, source), ...complainTogether(env)]
  if (problems.length > 0) throw new SettingsError(problems)
  return env
}

/** Checks what the database needs, and with a live key what money needs. Throws SettingsError. */
export function readDatabaseEnv(source: Source): DatabaseEnv {
  const env = read(fields.pick({ DATABASE_URL: true, MIGRATION_DATABASE_URL: true }), source)
  const problems = isLive(source) ? databaseRefusals(env).map(([name, sentence]) => `${name} ${sentence}`) : []
  if (problems.length > 0) throw new SettingsError(problems)
  return env
}

export function databaseWarningsOf(env: DatabaseEnv, source: Source): string[] {
  return isLive(source) ? databaseWarnings(env).map(([name, sentence]) => `${name} ${sentence}.`) : []
}

export type DatabaseEnv = Pick<Env, 'DATABASE_URL' | 'MIGRATION_DATABASE_URL'>

/** Checks what setting up our endpoint needs. Throws SettingsError. */
export function readEndpointEnv(source: Source): EndpointEnv {
  return read(fields.pick({ APP_URL: true, STRIPE_SECRET_KEY: true, STRIPE_API_BASE: true }), source)
}

export type EndpointEnv = Pick<Env, 'APP_URL' | 'STRIPE_SECRET_KEY' | 'STRIPE_API_BASE'>

function isOrigin(address: string): boolean {
  return URL.canParse(address) && /^https?:\/\/[^/?#@\\\s]+\/?$/i.test(address)
}

function isKeyOf32Bytes(text: string): boolean {
  return Buffer.from(text, 'base64').length === 32 && Buffer.from(text, 'base64').toString('base64') === text
}

function bare(sender: string): string {
  return /<([^<>]*)>$/.exec(sender)?.[1] ?? sender
}

function isLoopback(address: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname)
}
