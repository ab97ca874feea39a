import type { CoachId } from '../../lib/payouts/vocabulary/ids'
import { createStore } from '../../lib/store/store'
import { newCaller } from '../support/caller'
import { tellAnswer } from '../support/scenes/answer'
import { newBatch } from '../support/scenes/batch'
import { type Cast, newCast, openAccount, type Role, roles } from '../support/scenes/cast'
import { readEverything, without } from '../support/scenes/everything'
import { newPaidPayment } from '../support/scenes/payment'
import { storePayouts } from '../support/scenes/payouts'
import { newProposedAddress } from '../support/scenes/proposed-address'
import { readRoutes } from '../support/servers/routes'
import { getStack } from '../support/servers/stack'
import { expect, testWithServer } from '../support/test-with-server'

interface World {
  cast: Cast
  /** The reference of a payment for the cast's coach. */
  paid: string
  /** Of the coach's reminders; it needs no session. */
  token: string
  /** A batch that is done. */
  batch: string
  /** Of an address that waits for the coach; it needs no session either. */
  proposed: string
}

const test = testWithServer('authorization').extend<object, { world: World }>({
  world: [
    async ({ database, appUrl }, use) => {
      const cast = await newCast(database, appUrl)
      const { token } = await createStore(database).emails.getReminderChoice(cast.coach.coachId as CoachId)
      const batch = await newBatch(database, cast.coach.coachId ?? '', cast.admin.userId ?? '')
      const proposed = await newProposedAddress(database, cast.coach)
      await use({ cast, token, batch, proposed, paid: await newPaidPayment(database, cast.coach) })
    },
    { scope: 'worker' },
  ],
})

// One after another: each test checks that nothing was written.
test.describe.configure({ mode: 'default' })

type Answers = Record<Role, string>

interface Row {
  answers: Answers
  /** The address, where it is not the folder's name. */
  path?: (world: World) => string
  /** Visiting fetches from Stripe, and writes about the visitor. */
  writes?: true
  /** Its methods; a page takes GET and its own forms. */
  takes?: string[]
}

const signIn = (next: string) => `leads to /sign-in?next=${encodeURIComponent(next)}`
const everybody = (answer: string) => Object.fromEntries(roles.map((role) => [role, answer])) as Answers

/** Where each person without access is sent. */
const home: Answers = {
  nobody: 'leads to /sign-in',
  'lapsed coach': 'leads to /sign-in',
  'lapsed admin': 'leads to /sign-in',
  stranger: 'leads to /no-access',
  coach: 'leads to /payouts',
  'other coach': 'leads to /payouts',
  admin: 'leads to /admin/coaches',
  'admin since long': 'leads to /admin/coaches',
  'coach and admin': 'leads to /payouts',
}

function coachesOnly(path: string, answer: string, otherwise: Partial<Answers> = {}): Answers {
  const wayBack = { nobody: signIn(path), 'lapsed coach': signIn(path), 'lapsed admin': signIn(path) }
  return { ...home, ...wayBack, coach: answer, 'other coach': answer, 'coach and admin': answer, ...otherwise }
}

function adminsOnly(path: string, answer: string): Answers {
  return {
    ...everybody('404'),
    nobody: signIn(path),
    'lapsed coach': signIn(path),
    'lapsed admin': signIn(path),
    admin: answer,
    'admin since long': `${signIn(path)}&said=again`,
    'coach and admin': answer,
  }
}

const pages: Record<string, Row> = {
  '/': {
    answers: {
      ...home,
      nobody: 'shows Get paid by your clients, and always know where you stand.',
      'lapsed coach': 'shows Get paid by your clients, and always know where you stand.',
      'lapsed admin': 'shows Get paid by your clients, and always know where you stand.',
    },
  },
  '/account': {
    answers: coachesOnly('/account', 'shows Account settings', {
      admin: 'shows Account settings',
      'admin since long': 'shows Account settings',
    }),
  },
  '/admin': { answers: adminsOnly('/admin', 'shows Home') },
  '/admin/audit': { answers: adminsOnly('/admin/audit', 'shows Audit') },
  '/admin/batches': { answers: adminsOnly('/admin/batches', 'shows Batches') },
  '/admin/batches/[id]': {
    path: ({ batch }) => `/admin/batches/${batch}`,
    answers: adminsOnly('/admin/batches/ID', 'shows Release one coach'),
  },
  '/admin/coaches': { answers: adminsOnly('/admin/coaches', 'shows Coaches') },
  '/admin/coaches/[id]': {
    path: ({ cast }) => `/admin/coaches/${cast.coach.coachId}`,
    answers: adminsOnly('/admin/coaches/ID', 'shows Ada Coach'),
  },
  '/admin/coaches/[id]/manage': {
    path: ({ cast }) => `/admin/coaches/${cast.coach.coachId}/manage`,
    answers: adminsOnly('/admin/coaches/ID/manage', 'shows Edit or remove Ada Coach'),
  },
  '/admin/coaches/removed': { answers: adminsOnly('/admin/coaches/removed', 'shows Removed coaches') },
  '/admin/coaches/invite': { answers: adminsOnly('/admin/coaches/invite', 'shows Invite coaches') },
  '/admin/coaches/add': { answers: adminsOnly('/admin/coaches/add', 'shows Add a coach') },
  '/admin/payments': { answers: adminsOnly('/admin/payments', 'shows Payments') },
  '/admin/payments/[reference]': {
    path: ({ paid }) => `/admin/payments/${paid}`,
    answers: adminsOnly('/admin/payments/ID', 'shows US$42.00'),
  },
  '/admin/payments/[reference]/refund': {
    path: ({ paid }) => `/admin/payments/${paid}/refund`,
    answers: adminsOnly('/admin/payments/ID/refund', 'shows Refund'),
  },
  '/admin/reports': { answers: adminsOnly('/admin/reports', 'shows Report') },
  '/admin/keys': { answers: adminsOnly('/admin/keys', 'shows API keys') },
  '/admin/search': { answers: adminsOnly('/admin/search', 'shows Search') },
  '/admin/health': { answers: adminsOnly('/admin/health', 'shows Health') },
  '/admin/settings': { answers: adminsOnly('/admin/settings', 'shows Settings') },
  '/no-access': { answers: { ...home, stranger: 'shows You don’t have access yet' } },
  '/confirm-email/[token]': {
    path: ({ proposed }) => `/confirm-email/${proposed}`,
    answers: everybody('shows New email address'),
  },
  '/payouts': { answers: coachesOnly('/payouts', 'shows Your payouts') },
  '/payouts/help': { answers: coachesOnly('/payouts/help', 'shows Get help') },
  '/payouts/money': { answers: coachesOnly('/payouts/money', 'shows All payouts') },
  '/payouts/money/statement/[year]': {
    path: () => '/payouts/money/statement/2025',
    answers: coachesOnly('/payouts/money/statement/2025', 'shows Payout statement 2025'),
  },
  '/payouts/payments': { answers: coachesOnly('/payouts/payments', 'shows Your payments') },
  '/reminders/[token]': {
    path: ({ token }) => `/reminders/${token}`,
    answers: everybody('shows Reminder emails'),
  },
  '/sign-in': {
    answers: {
      ...home,
      nobody: 'shows Sign in',
      'lapsed coach': 'shows Sign in',
      'lapsed admin': 'shows Sign in',
    },
  },
  '/sign-in/confirm': {
    path: () => '/sign-in/confirm?next=%2Fpayouts',
    answers: everybody('shows Confirm it’s you'),
  },
  // Without the cookie of a browser that asked.
  '/sign-in/sent': { answers: everybody('leads to /sign-in') },
}

const handlers: Record<string, Row> = {
  ...Object.fromEntries(
    [
      ['/admin/audit', 'decisions'],
      ['/admin/coaches', 'coaches'],
      ['/admin/payments', 'payments'],
      ['/admin/reports', 'payouts'],
    ].flatMap(([page = '', file]) =>
      ['csv', 'xlsx'].map((format) => [
        `${page}/${file}.${format}`,
        { answers: adminsOnly(page, '200'), takes: ['GET', 'HEAD'] },
      ]),
    ),
  ),
  '/admin/batches/[id]/live': {
    path: ({ batch }) => `/admin/batches/${batch}/live`,
    answers: adminsOnly('/admin/batches/ID', '200'),
    takes: ['GET', 'HEAD'],
  },
  '/admin/reports/coaches.csv': { answers: adminsOnly('/admin/reports', '200'), takes: ['GET', 'HEAD'] },
  '/admin/reports/coaches.xlsx': { answers: adminsOnly('/admin/reports', '200'), takes: ['GET', 'HEAD'] },
  '/admin/reports/movements.csv': { answers: adminsOnly('/admin/reports', '200'), takes: ['GET', 'HEAD'] },
  '/admin/reports/movements.xlsx': { answers: adminsOnly('/admin/reports', '200'), takes: ['GET', 'HEAD'] },
  '/api/auth/[...nextauth]': {
    path: () => '/api/auth/callback/email',
    answers: everybody('405'),
    takes: ['POST', 'OPTIONS'],
  },
  '/api/health': { answers: everybody('200'), takes: ['GET', 'HEAD', 'OPTIONS'] },
  '/api/ready': { answers: everybody('200'), takes: ['GET', 'HEAD', 'OPTIONS'] },
  '/api/payouts/live': {
    answers: { ...everybody('401'), coach: '200', 'other coach': '200', 'coach and admin': '200' },
    takes: ['GET', 'HEAD', 'OPTIONS'],
  },
  '/api/reminders/[token]': {
    path: ({ token }) => `/api/reminders/${token}`,
    answers: everybody('leads to /reminders/TOKEN'),
    takes: ['GET', 'HEAD', 'POST', 'OPTIONS'],
  },
  '/api/v1/[[...path]]': {
    path: () => '/api/v1/nowhere',
    answers: everybody('404'),
    takes: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  },
  '/api/v1/changes': { answers: everybody('401'), takes: ['GET', 'HEAD'] },
  '/api/v1/charges': { answers: everybody('405'), takes: ['POST'] },
  '/api/v1/charges/[reference]': {
    path: ({ paid }) => `/api/v1/charges/${paid}`,
    answers: everybody('401'),
    takes: ['GET', 'HEAD'],
  },
  '/api/v1/coaches/[coach]/readiness': {
    path: ({ cast }) => `/api/v1/coaches/${cast.coach.coachId}/readiness`,
    answers: everybody('401'),
    takes: ['GET', 'HEAD'],
  },
  '/api/v1/openapi.json': { answers: everybody('200'), takes: ['GET', 'HEAD'] },
  '/api/stripe/webhook': { answers: everybody('405'), takes: ['POST'] },
  // The platform of this test has no logo.
  '/brand/logo': { answers: everybody('404'), takes: ['GET', 'HEAD', 'OPTIONS'] },
  '/payouts/balance': { answers: everybody('405'), takes: ['POST'] },
  '/payouts/money/payouts.csv': { answers: coachesOnly('/payouts/money', '200'), takes: ['GET', 'HEAD'] },
  '/payouts/money/payouts.xlsx': { answers: coachesOnly('/payouts/money', '200'), takes: ['GET', 'HEAD'] },
  '/payouts/refresh': { answers: coachesOnly('/payouts/refresh', 'leads to Stripe'), writes: true, takes: ['GET'] },
  '/payouts/return': { answers: coachesOnly('/payouts/return', 'leads to /payouts'), writes: true, takes: ['GET'] },
}

test('lists here every page and route and who may request it', () => {
  const { buildFolder } = getStack()
  expect(Object.keys(pages).sort()).toEqual(readRoutes(buildFolder, 'page'))
  expect(Object.keys(handlers).sort()).toEqual(readRoutes(buildFolder, 'route'))
})

for (const [route, row] of Object.entries({ ...pages, ...handlers })) {
  test(`answers each role at ${route} as it should, and writes only about the caller`, async ({
    appUrl,
    database,
    world,
  }) => {
    const path = row.path?.(world) ?? route
    const answers: Partial<Answers> = {}
    for (const role of roles) {
      const before = await readEverything(database)
      answers[role] = await ask(appUrl, world, path, role)
      const after = await readEverything(database)
      const mayWrite = row.writes && row.answers[role] === row.answers.coach
      if (mayWrite) expect(without(world.cast[role], after)).toEqual(without(world.cast[role], before))
      else expect(after).toEqual(before)
    }
    expect(answers).toEqual(row.answers)
  })
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

for (const [route, { takes = ['GET', 'HEAD', 'POST'], path }] of Object.entries({ ...pages, ...handlers })) {
  test(`allows ${takes.join(', ')} at ${route} and answers 405 otherwise`, async ({ appUrl, database, world }) => {
    const { headers } = world.cast['coach and admin']
    const before = await readEverything(database)
    for (const method of methods.filter((each) => !takes.includes(each))) {
      const { status } = await fetch(appUrl + (path?.(world) ?? route), { method, headers, redirect: 'manual' })
      expect({ method, status }).toEqual({ method, status: 405 })
    }
    expect(await readEverything(database)).toEqual(before)
  })
}

const unkept = [
  '/payouts/return',
  '/payouts/refresh',
  '/api/auth/callback/email',
  '/admin/reports/coaches.csv',
  '/admin/reports/coaches.xlsx',
  '/admin/reports/movements.csv',
  '/admin/reports/movements.xlsx',
]
for (const route of unkept)
  test(`lets no cache keep ${route}`, async ({ appUrl, world }) => {
    for (const role of roles) {
      const { headers } = await fetch(appUrl + route, { headers: world.cast[role].headers, redirect: 'manual' })
      expect({ role, kept: headers.get('cache-control') }).toEqual({ role, kept: 'no-store' })
    }
  })

for (const route of ['/payouts/return', '/payouts/refresh']) {
  for (const [name, value] of [
    ['sec-purpose', 'prefetch;prerender'],
    ['purpose', 'prefetch'],
  ] as const) {
    test(`does nothing at ${route} for a prefetch, marked by ${name}`, async ({ appUrl, database, world }) => {
      const before = await readEverything(database)
      const headers = { ...world.cast.coach.headers, [name]: value }
      const { status } = await fetch(appUrl + route, { headers, redirect: 'manual' })
      expect(status).toBe(503)
      expect(await readEverything(database)).toEqual(before)
    })
  }

  test(`limits ${route}, beyond which Stripe is not asked and nothing is written`, async ({ appUrl, database }) => {
    const coach = await newCaller(database, appUrl, { isCoach: true })
    await openAccount(database, coach)
    const come = () => fetch(appUrl + route, { headers: coach.headers, redirect: 'manual' })
    await expect.poll(async () => tellAnswer(await come()), { intervals: [0] }).toBe('leads to /payouts?said=too-soon')
    const before = await readEverything(database)
    expect(await tellAnswer(await come())).toBe('leads to /payouts?said=too-soon')
    const after = await readEverything(database)
    expect({ ...after, rate_limit: [] }).toEqual({ ...before, rate_limit: [] })
  })
}

test('links to no address that acts when opened', { tag: '@long' }, async ({ appUrl, world }) => {
  for (const [route, { path }] of Object.entries(pages))
    for (const role of roles) {
      const response = await fetch(appUrl + (path?.(world) ?? route), { headers: world.cast[role].headers })
      const html = await response.text()
      expect(html).not.toMatch(/href=\\?"[^"]*(payouts\/(return|refresh)|api\/)/)
    }
})

test('stops reminders in one click without a session, from any origin, and for no unknown token', async ({
  appUrl,
  database,
}) => {
  const coach = await newCaller(database, appUrl, { isCoach: true })
  const { emails } = createStore(database)
  const { token } = await emails.getReminderChoice(coach.coachId as CoachId)
  const click = (path: string) =>
    fetch(`${appUrl}/api/reminders/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' },
      body: 'List-Unsubscribe=One-Click',
    })
  for (const unknown of [token.toUpperCase().replace(/^./, '-'), 'short', '%00', 'a'.repeat(5000)])
    expect((await click(unknown)).status, unknown).toBeGreaterThanOrEqual(400)
  for (const scanned of [`/api/reminders/${token}`, `/reminders/${token}`]) await fetch(appUrl + scanned)
  expect(await emails.findReminders(token)).toMatchObject({ areStopped: false })
  for (let press = 0; press < 2; press += 1) expect((await click(token)).status).toBe(200)
  expect(await emails.findReminders(token)).toMatchObject({ areStopped: true })
  await expect.poll(async () => (await click(token)).status, { intervals: [0] }).toBe(429)
})

test('shows a coach their own payments and no one else’s', async ({ appUrl, world }) => {
  const read = async (role: Role) =>
    (await fetch(`${appUrl}/payouts/payments`, { headers: world.cast[role].headers })).text()
  expect(await read('coach')).toContain(world.paid)
  expect(await read('other coach')).not.toContain(world.paid)
})

test('shows a coach their own payouts and no one else’s', async ({ appUrl, database, world }) => {
  const [id, arrivesOn] = ['po_of_one_coach', '2024-02-29']
  await storePayouts(database, world.cast.coach, [{ id, arrivesOn, amount: 77_123, parts: [77_123] }])
  for (const [path, amount] of [
    ['/payouts', '€771.23'],
    ['/payouts/money?month=2024-02', '€771.23'],
    ['/payouts/money/statement/2024', '€771.23'],
    ['/payouts/money/payouts.csv?year=2024', '771.23'],
  ] as const) {
    const read = async (role: Role) => (await fetch(appUrl + path, { headers: world.cast[role].headers })).text()
    expect(await read('coach'), path).toContain(amount)
    for (const role of ['other coach', 'coach and admin', 'admin', 'stranger', 'nobody'] as const)
      expect(await read(role), `${path} as ${role}`).not.toContain(amount)
  }
})

async function ask(appUrl: string, { cast, paid, batch, token }: World, path: string, role: Role): Promise<string> {
  const response = await fetch(appUrl + path, { headers: cast[role].headers, redirect: 'manual' })
  return (await tellAnswer(response))
    .replaceAll(cast.coach.coachId ?? 'ID', 'ID')
    .replaceAll(paid, 'ID')
    .replaceAll(batch, 'ID')
    .replaceAll(token, 'TOKEN')
}
