import { z } from 'zod'
import { toAddress } from './address'

const countryCode = z
  .string({ error: 'is missing: the country your Stripe platform is in, such as US' })
  .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as US')

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

const fields = z.object({
  APP_URL: z
    .string({ error: 'is missing: the address people open the app at, such as https://pay.example.com' })
    .refine(isOrigin, 'must be a scheme and a host and no path, such as https://pay.example.com'),
  DATABASE_URL: z
    .string({ error: 'is missing: the address of your PostgreSQL, postgresql://user:password@host:5432/greenlight' })
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  NEXTAUTH_SECRET: z
    .string({ error: 'is missing: make one with `openssl rand -base64 32`' })
    .min(32, 'must be at least 32 characters: make one with `openssl rand -base64 32`'),
  STRIPE_SECRET_KEY: z
    .string({ error: 'is missing: https://dashboard.stripe.com/apikeys' })
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'must be a secret or restricted key: https://dashboard.stripe.com/apikeys'),
  STRIPE_WEBHOOK_SECRETS: z
    .string({ error: 'is missing: the signing secret of your Connect endpoint, or several with commas between' })
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => /^whsec_\S{8,}$/.test(part)), {
      error: 'must hold signing secrets that begin with whsec_, commas between, none empty',
    }),
  STRIPE_API_BASE: z.url({ error: 'must be the address of a local Stripe, such as http://127.0.0.1:4010' }).optional(),
  SMTP_URL: z
    .string({ error: 'is missing: your mail server, such as smtps://user:password@mail.example.com' })
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://'),
  MAIL_FROM: z
    .string({ error: 'is missing: the sender of our mails, such as Greenlight <pay@example.com>' })
    .refine((from) => toAddress(bare(from)) !== null, 'must be an address, such as Greenlight <pay@example.com>'),
  SUPPORT_EMAIL: z
    .string({ error: 'is missing: the address coaches write to when they are stuck' })
    .refine((address) => toAddress(address) !== null, 'must be an address, such as help@example.com'),
  SIGN_UP: z.enum(['listed', 'open'], { error: 'must be listed or open' }).default('listed'),
  ADMIN_EMAILS: list
    .refine((emails) => emails.every((email) => toAddress(email) !== null), 'must be addresses with commas between')
    .transform((emails) => emails.map((email) => email.toLowerCase()))
    .default([]),
  PLATFORM_COUNTRY: countryCode,
  PLATFORM_FEE_PERCENT: z
    .string()
    .regex(/^(100|\d{1,2}(\.\d{1,2})?)$/, 'must be a percentage from 0 to 100 with two decimals at most, such as 2.5')
    .transform(Number)
    .default(0),
  PLATFORM_FEE_FIXED: z
    .string()
    .regex(/^[a-z]{3}:\d{1,6}(,[a-z]{3}:\d{1,6})*$/, 'must be currencies with minor units, such as usd:30,eur:25')
    .transform(
      (text): Record<string, number> =>
        Object.fromEntries(
          text.split(',').map((part) => {
            const [currency = '', units] = part.split(':')
            return [currency, Number(units)]
          }),
        ),
    )
    .default({}),
  PAYOUT_COUNTRIES: list.pipe(z.array(countryCode)).optional(),
  TRUSTED_PROXY_HOPS: z.coerce.number({ error: 'must be a whole number' }).int().min(0).max(10).default(0),
  BACKGROUND_WORK: z.enum(['inside', 'apart'], { error: 'must be inside or apart' }).default('inside'),
  READS_PER_SECOND: z.coerce.number({ error: 'must be a whole number' }).int().min(4).max(100).default(20),
  SWEEP_EVERY_HOURS: z.coerce.number({ error: 'must be hours' }).min(0.01).max(168).default(24),
  LETTER_WAIT_MINUTES: z.coerce
    .number({ error: 'must be minutes' })
    .min(0, 'must be from 0 to 60')
    .max(60, 'must be from 0 to 60')
    .default(10),
  READINESS_MAX_AGE: z.coerce.number({ error: 'must be seconds' }).int().min(1).default(900),
})

const settings = fields.superRefine((env, context) => {
  const isLive = /_live_/.test(env.STRIPE_SECRET_KEY)
  const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (isLive && !env.APP_URL.startsWith('https:')) complain('APP_URL', 'must begin with https:// when the key is live')
  if (env.STRIPE_API_BASE === undefined) return
  if (isLive) complain('STRIPE_API_BASE', 'must be absent when the key is live')
  if (!isLoopback(env.STRIPE_API_BASE)) complain('STRIPE_API_BASE', 'must name this machine (127.0.0.1 or localhost)')
})

export type Env = z.infer<typeof settings>

/** Every setting that is missing or wrong, one sentence each, never with its value. */
export class SettingsError extends Error {
  constructor(readonly problems: string[]) {
    super(`The settings need attention:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'SettingsError'
  }
}

let current: Env | undefined

/** The settings, read and checked once. Throws SettingsError. */
export function env(): Env {
  if (current === undefined) {
    current = readEnv(process.env)
    // next-auth takes its own address from here and from nowhere else.
    process.env.NEXTAUTH_URL = current.APP_URL
  }
  return current
}

/** Checks settings given by name; an empty one counts as absent. Throws SettingsError. */
export function readEnv(source: Record<string, string | undefined>): Env {
  return parsed(settings, source)
}

/** Checks only what it takes to reach Stripe about our own address. Throws SettingsError. */
export function readEndpointEnv(source: Record<string, string | undefined>): EndpointEnv {
  return parsed(fields.pick({ APP_URL: true, STRIPE_SECRET_KEY: true, STRIPE_API_BASE: true }), source)
}

export type EndpointEnv = Pick<Env, 'APP_URL' | 'STRIPE_SECRET_KEY' | 'STRIPE_API_BASE'>

function parsed<Settings>(schema: z.ZodType<Settings>, source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new SettingsError(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
}

function isOrigin(address: string): boolean {
  return URL.canParse(address) && /^https?:\/\/[^/?#@]+\/?$/i.test(address)
}

/** The address in `Name <address>`, or the whole when it is bare. */
function bare(sender: string): string {
  return /<([^<>]*)>$/.exec(sender)?.[1] ?? sender
}

function isLoopback(address: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname)
}
