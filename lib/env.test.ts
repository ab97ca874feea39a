import { describe, expect, test } from 'vitest'
import { readEnv, SettingsError } from './env'

const good = {
  APP_URL: 'http://localhost:3000',
  DATABASE_URL: 'postgresql://greenlight@127.0.0.1/greenlight',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  STRIPE_SECRET_KEY: 'sk_test_0123456789abcdef',
  STRIPE_WEBHOOK_SECRETS: 'whsec_0123456789',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  MAIL_FROM: 'Greenlight <pay@example.com>',
  SUPPORT_EMAIL: 'help@example.com',
  PLATFORM_COUNTRY: 'US',
}

const problemsOf = (change: Record<string, string | undefined>): string[] => {
  try {
    readEnv({ ...good, ...change })
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
}

test('good settings are read, with safe defaults', () => {
  expect(readEnv(good)).toMatchObject({
    SIGN_UP: 'listed',
    ADMIN_EMAILS: [],
    TRUSTED_PROXY_HOPS: 0,
    LETTER_WAIT_MINUTES: 10,
  })
})

test('the fee is read as a percentage and fixed parts, and is none by default', () => {
  expect(readEnv(good)).toMatchObject({ PLATFORM_FEE_PERCENT: 0, PLATFORM_FEE_FIXED: {} })
  expect(readEnv({ ...good, PLATFORM_FEE_PERCENT: '2.5', PLATFORM_FEE_FIXED: 'usd:30,eur:25' })).toMatchObject({
    PLATFORM_FEE_PERCENT: 2.5,
    PLATFORM_FEE_FIXED: { usd: 30, eur: 25 },
  })
})

describe('each required setting is named when it is missing', () => {
  test.each(Object.keys(good))('%s', (name) => {
    const problems = problemsOf({ [name]: undefined })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name} `))
    expect(problemsOf({ [name]: '' })).toEqual(problems)
  })
})

test('several signing secrets are read, and an empty one among them is refused', () => {
  expect(readEnv({ ...good, STRIPE_WEBHOOK_SECRETS: 'whsec_aaaaaaaa, whsec_bbbbbbbb' }).STRIPE_WEBHOOK_SECRETS).toEqual(
    ['whsec_aaaaaaaa', 'whsec_bbbbbbbb'],
  )
  expect(problemsOf({ STRIPE_WEBHOOK_SECRETS: 'whsec_aaaaaaaa,' })[0]).toMatch(/^STRIPE_WEBHOOK_SECRETS /)
})

test.each([
  ['APP_URL', 'https://pay.example.com/greenlight'],
  ['APP_URL', 'ftp://pay.example.com'],
  ['APP_URL', 'pay.example.com'],
  ['MAIL_FROM', 'Greenlight'],
  ['MAIL_FROM', 'Greenlight <pay@example.com>\r\nBcc: all@example.com'],
  ['SUPPORT_EMAIL', 'help at example.com'],
  ['ADMIN_EMAILS', 'ana@example.com, ben'],
  ['LETTER_WAIT_MINUTES', 'ten'],
  ['LETTER_WAIT_MINUTES', '-1'],
  ['LETTER_WAIT_MINUTES', '61'],
  ['PLATFORM_FEE_PERCENT', '101'],
  ['PLATFORM_FEE_PERCENT', '2.555'],
  ['PLATFORM_FEE_PERCENT', '-1'],
  ['PLATFORM_FEE_FIXED', '30'],
  ['PLATFORM_FEE_FIXED', 'usd:0.30'],
  ['PLATFORM_FEE_FIXED', 'USD:30'],
])('%s is refused when it reads %s', (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must be `))])
})

test('a live key asks for https and refuses a local Stripe', () => {
  const live = { STRIPE_SECRET_KEY: 'sk_live_0123456789abcdef' }
  expect(problemsOf(live)[0]).toMatch(/^APP_URL must begin with https/)
  expect(
    problemsOf({ ...live, APP_URL: 'https://pay.example.com', STRIPE_API_BASE: 'http://127.0.0.1:4010' })[0],
  ).toMatch(/^STRIPE_API_BASE must be absent/)
})

test('a local Stripe must be on this machine', () => {
  expect(problemsOf({ STRIPE_API_BASE: 'http://127.0.0.1:4010' })).toEqual([])
  expect(problemsOf({ STRIPE_API_BASE: 'https://stripe.example.com' })[0]).toMatch(
    /^STRIPE_API_BASE must name this machine/,
  )
})

test('no problem repeats the value it complains about', () => {
  expect(problemsOf({ STRIPE_SECRET_KEY: 'pk_live_secret' }).join()).not.toContain('pk_live_secret')
})
