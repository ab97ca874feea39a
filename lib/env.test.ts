import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readDatabaseEnv, readEnv, SettingsError, warningsOf } from './env'

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

test('reads good settings, with safe defaults', () => {
  expect(readEnv(good)).toMatchObject({
    SIGN_UP: 'listed',
    ADMIN_EMAILS: [],
    TRUSTED_PROXY_HOPS: 0,
    EMAIL_WAIT_MINUTES: 10,
  })
})

test('reads the fee as percentage and fixed parts, and as none by default', () => {
  expect(readEnv(good)).toMatchObject({ PLATFORM_FEE_PERCENT: 0, PLATFORM_FEE_FIXED: {} })
  expect(readEnv(good)).toMatchObject({ CAREFUL_MAX_AGE: 60, LARGE_AMOUNTS: {} })
  expect(readEnv({ ...good, LARGE_AMOUNTS: 'jpy:99999999' })).toMatchObject({ LARGE_AMOUNTS: { jpy: 99_999_999 } })
  expect(readEnv({ ...good, PLATFORM_FEE_PERCENT: '2.5', PLATFORM_FEE_FIXED: 'usd:30,eur:25' })).toMatchObject({
    PLATFORM_FEE_PERCENT: 2.5,
    PLATFORM_FEE_FIXED: { usd: 30, eur: 25 },
  })
})

describe('names each required setting that is missing', () => {
  test.each(Object.keys(good))('%s', (name) => {
    const problems = problemsOf({ [name]: undefined })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name} `))
    expect(problemsOf({ [name]: '' })).toEqual(problems)
  })
})

test('reads several signing secrets, and refuses an empty one among them', () => {
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
  ['EMAIL_WAIT_MINUTES', 'ten'],
  ['EMAIL_WAIT_MINUTES', '-1'],
  ['EMAIL_WAIT_MINUTES', '61'],
  ['PLATFORM_FEE_PERCENT', '101'],
  ['PLATFORM_FEE_PERCENT', '2.555'],
  ['PLATFORM_FEE_PERCENT', '-1'],
  ['PLATFORM_FEE_FIXED', '30'],
  ['PLATFORM_FEE_FIXED', 'usd:0.30'],
  ['PLATFORM_FEE_FIXED', 'USD:30'],
  ['PLATFORM_FEE_FIXED', 'xyz:30'],
  ['PLATFORM_FEE_FIXED', 'usd:30,usd:50'],
  ['PLATFORM_COUNTRY', 'UK'],
  ['PLATFORM_COUNTRY', 'XX'],
  ['PLATFORM_COUNTRY', 'us'],
  ['PAYOUT_COUNTRIES', 'US,EU'],
  ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'x'.repeat(44)],
  ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', Buffer.alloc(31).toString('base64')],
  ['STRIPE_API_BASE', 'localhost:4010'],
  ['CAREFUL_MAX_AGE', 'soon'],
  ['LARGE_AMOUNTS', '50000'],
  ['LARGE_AMOUNTS', 'usd:500.00'],
])('refuses %s when it reads %s', (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must be `))])
})

test.each([
  ['MAIL_FROM', 'Green\u202elight <pay@example.com>'],
  ['SUPPORT_EMAIL', 'help\u200b@example.com'],
])('refuses %s with an invisible character: %j', (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([`${name} contains an invisible character: type it again`])
})

test('takes the platform’s name in any alphabet, and is called by its own name without one', () => {
  expect(readEnv(good).PLATFORM_NAME).toBe('Greenlight')
  for (const name of ['Acme Coaching', 'أكاديمية القيادة', 'コーチング', 'میخواهم', 'Ω'.repeat(60)])
    expect(readEnv({ ...good, PLATFORM_NAME: name }).PLATFORM_NAME, name).toBe(name)
  for (const name of ['Ω'.repeat(61), 'Ac\u0007me', 'Ac\nme', '\u3164', 'A\u200dcme', '\u2800'])
    expect(problemsOf({ PLATFORM_NAME: name }), name).toEqual([
      'PLATFORM_NAME must be 1 to 60 characters, without invisible ones',
    ])
  expect(problemsOf({ PLATFORM_NAME: 'Ac\u202eme' })).toEqual([expect.stringContaining('an invisible character')])
})

test('takes a postal address in one line, and needs none', () => {
  expect(readEnv(good).PLATFORM_ADDRESS).toBeUndefined()
  expect(readEnv({ ...good, PLATFORM_ADDRESS: 'Acme,  1 Main Street' }).PLATFORM_ADDRESS).toBe('Acme, 1 Main Street')
  for (const address of ['a'.repeat(201), '1 Main\nStreet', '\u3164'])
    expect(problemsOf({ PLATFORM_ADDRESS: address })).toEqual([
      expect.stringMatching(/^PLATFORM_ADDRESS must be one line of 1 to 200 characters/),
    ])
})

test('refuses a brand’s color or logo by the setting’s name, and says what would do', () => {
  expect(problemsOf({ PLATFORM_COLOR: 'f5c400' })).toEqual([
    expect.stringMatching(/^PLATFORM_COLOR has a contrast of 1\.64 .* and needs 4\.5: \w{6} would pass$/),
  ])
  expect(problemsOf({ PLATFORM_COLOR: '1b4f93', PLATFORM_COLOR_DARK: '111111' })).toEqual([
    expect.stringMatching(/^PLATFORM_COLOR_DARK has a contrast of 1\.\d+ .* would pass$/),
  ])
  expect(problemsOf({ PLATFORM_COLOR_DARK: 'ffd400' })).toEqual([expect.stringMatching(/^PLATFORM_COLOR is missing/)])
  expect(problemsOf({ PLATFORM_LOGO: 'public/none.svg' })).toEqual([expect.stringMatching(/^PLATFORM_LOGO names no/)])
  expect(readEnv({ ...good, PLATFORM_LOGO: 'public/mark.svg' }).PLATFORM_LOGO?.type).toBe('image/svg+xml')
})

test('notes a color that an env file took for a comment', () => {
  const cut = { ...good, PLATFORM_COLOR: '' }
  expect(warningsOf(readEnv(cut), cut)).toEqual([
    'PLATFORM_COLOR is empty. If you set a color, write it without the #, such as PLATFORM_COLOR=1b4f93.',
  ])
})

const https = { APP_URL: 'https://pay.example.com', TRUSTED_PROXY_HOPS: '1' }

test('requires the number of proxies with an https address', () => {
  for (const silence of [undefined, ''])
    expect(problemsOf({ ...https, TRUSTED_PROXY_HOPS: silence })).toEqual([
      expect.stringMatching(/^TRUSTED_PROXY_HOPS is missing/),
    ])
  expect(problemsOf({ ...https, TRUSTED_PROXY_HOPS: '0' })).toEqual([])
  expect(problemsOf({ TRUSTED_PROXY_HOPS: undefined })).toEqual([])
})

test('requires https with a live key and refuses a local Stripe', () => {
  const live = { STRIPE_SECRET_KEY: 'sk_live_0123456789abcdef', NEXTAUTH_SECRET: randomBytes(32).toString('base64') }
  expect(problemsOf(live)[0]).toMatch(/^APP_URL must start with https/)
  expect(problemsOf({ ...live, ...https, STRIPE_API_BASE: 'http://127.0.0.1:4010' })[0]).toMatch(
    /^STRIPE_API_BASE must not be set/,
  )
})

test('requires a local Stripe on this machine', () => {
  expect(problemsOf({ STRIPE_API_BASE: 'http://127.0.0.1:4010' })).toEqual([])
  expect(problemsOf({ STRIPE_API_BASE: 'https://stripe.example.com' })[0]).toMatch(
    /^STRIPE_API_BASE must name this machine/,
  )
})

test('repeats no value it complains about', () => {
  expect(problemsOf({ STRIPE_SECRET_KEY: 'pk_live_secret' }).join()).not.toContain('pk_live_secret')
})

describe('names the range of a refused number', () => {
  test.each([
    ['PORT', 'from 1 to 65535', ['http', '0', '65536', '-1', '80.5', '0x50', '8e1', '３０００']],
    ['TRUSTED_PROXY_HOPS', 'from 0 to 10', ['one', '11', '-1', '1.5']],
    ['READS_PER_SECOND', 'from 4 to 100', ['3', '101', 'many']],
    ['RECONCILE_EVERY_HOURS', 'hours from 0.01 to 168', ['0', '169', 'daily', '1e2', 'Infinity']],
    ['EMAIL_WAIT_MINUTES', 'minutes from 0 to 60', ['61', 'ten']],
    ['READINESS_MAX_AGE', 'seconds from 1 to 86400', ['0', '86401', '15m']],
    ['PLATFORM_FEE_PERCENT', 'from 0 to 100', ['101', '2,5']],
  ])('%s', (name, range, values) => {
    for (const value of values) expect(problemsOf({ [name]: value }), value).toEqual([expect.stringContaining(range)])
  })
})

test.each(Object.keys(good))('refuses %s with a space, a line break or quotes around it', (name) => {
  const value = good[name as keyof typeof good]
  for (const wrapped of [` ${value}`, `${value}\r`, `"${value}"`, `'${value}'`]) {
    expect(problemsOf({ [name]: wrapped }), wrapped).toEqual([
      expect.stringMatching(new RegExp(`^${name} (has a space|is in quotes)`)),
    ])
  }
})

test('names a setting that is nearly ours, with a missing one or as a note', () => {
  const { STRIPE_WEBHOOK_SECRETS: secrets, ...rest } = good
  const miss = { ...rest, STRIPE_WEBHOOK_SECRETS: undefined, STRIPE_WEBHOOK_SECERTS: secrets }
  expect(problemsOf(miss)).toEqual([
    expect.stringMatching(/^STRIPE_WEBHOOK_SECRETS is missing.*STRIPE_WEBHOOK_SECERTS/),
  ])
  const noted = (name: string) => warningsOf(readEnv(good), { ...good, [name]: '1' }).join()
  for (const name of ['TRUSTED_PROXY_HOP', 'TRUSTED_PROXIES_HOPS', 'trusted_proxy_hops', 'READINES_MAX_AGE', 'SIGNUP'])
    expect(noted(name), name).toContain(`${name} is not a setting of this app`)
  for (const name of ['PATH', 'HOME', 'SORT', 'npm_config_cache', 'SMTP_HOST', 'STRIPE_API_KEY', 'TEST_DATABASE_URL'])
    expect(noted(name), name).toBe('')
})

test('takes a setting by its former name, and says what it is called now', () => {
  const former = { ...good, SWEEP_EVERY_HOURS: '6', LETTER_WAIT_MINUTES: '3' }
  expect(readEnv(former)).toMatchObject({ RECONCILE_EVERY_HOURS: 6, EMAIL_WAIT_MINUTES: 3 })
  expect(warningsOf(readEnv(former), former)).toEqual([
    'SWEEP_EVERY_HOURS is now called RECONCILE_EVERY_HOURS: rename it.',
    'LETTER_WAIT_MINUTES is now called EMAIL_WAIT_MINUTES: rename it.',
  ])
  const both = { ...former, RECONCILE_EVERY_HOURS: '12', LETTER_WAIT_MINUTES: '' }
  expect(readEnv(both)).toMatchObject({ RECONCILE_EVERY_HOURS: 12, EMAIL_WAIT_MINUTES: 10 })
  expect(warningsOf(readEnv(both), both)).toEqual(['SWEEP_EVERY_HOURS is ignored: RECONCILE_EVERY_HOURS is set.'])
  expect(() => readEnv({ ...good, SWEEP_EVERY_HOURS: 'daily' })).toThrow(/RECONCILE_EVERY_HOURS must be/)
})

test('warns about a guessable secret with a test key where strangers come', () => {
  const noted = (APP_URL: string) => warningsOf(readEnv({ ...good, ...https, APP_URL }), {})
  expect(noted('https://pay.example.com')).toEqual([expect.stringMatching(/^NEXTAUTH_SECRET /)])
  expect(noted('http://localhost:3000')).toEqual([])
})

test('stores an address as browsers write it, whatever its case', () => {
  const kept = (APP_URL: string) => readEnv({ ...good, ...https, APP_URL }).APP_URL
  expect(kept('HTTPS://Pay.Example.com/')).toBe('https://pay.example.com')
  expect(kept('https://pay.example.com:443')).toBe('https://pay.example.com')
  expect(problemsOf({ APP_URL: 'HTTPS://pay.example.com' })).toEqual([expect.stringMatching(/^TRUSTED_PROXY_HOPS/)])
  expect(problemsOf({ APP_URL: 'http://pay.exa\nmple.com' })).toEqual([expect.stringMatching(/^APP_URL must be/)])
})

test('refuses an invisible character anywhere', () => {
  for (const [name, value] of Object.entries(good))
    expect(problemsOf({ [name]: `${value.slice(0, -2)}\u200b${value.slice(-2)}` })).toEqual([
      expect.stringMatching(new RegExp(`^${name} contains an invisible character`)),
    ])
})

test('checks both addresses of a database command against a live key, too', () => {
  const live = { STRIPE_SECRET_KEY: 'rk_live_0123456789abcdef', DATABASE_URL: good.DATABASE_URL }
  const open = 'postgresql://owner@db.example.com/greenlight'
  expect(() => readDatabaseEnv({ ...live, MIGRATION_DATABASE_URL: open })).toThrow(
    'MIGRATION_DATABASE_URL must be encry',
  )
  expect(readDatabaseEnv({ ...live, STRIPE_SECRET_KEY: good.STRIPE_SECRET_KEY, MIGRATION_DATABASE_URL: open })).toEqual(
    {
      DATABASE_URL: good.DATABASE_URL,
      MIGRATION_DATABASE_URL: open,
    },
  )
  for (const wrong of [
    'postgresql://h/',
    'mysql://h/d',
    'postgresql://u:p#w@h/d',
    ' postgresql://h/d',
    '"postgresql://h/d"',
  ])
    expect(() => readDatabaseEnv({ ...live, MIGRATION_DATABASE_URL: wrong }), wrong).toThrow('MIGRATION_DATABASE_URL ')
  expect(readDatabaseEnv({ ...live, MIGRATION_DATABASE_URL: '' }).MIGRATION_DATABASE_URL).toBeUndefined()
})

test('reads only what the database needs', () => {
  expect(readDatabaseEnv({ DATABASE_URL: good.DATABASE_URL })).toEqual({ DATABASE_URL: good.DATABASE_URL })
  expect(() => readDatabaseEnv({ DATABASE_URL: 'postgresql://h/' })).toThrow('names no database')
})
