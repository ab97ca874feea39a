import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import type { AdminId, CoachId } from '../lib/payouts/ids'
import { createStore } from '../lib/store/store'
import { type ActionForm, sendForm, takeForm, type Way } from './support/action-form'
import { tellAnswer } from './support/answer'
import { type Caller, newCaller, nobody } from './support/caller'
import { type Cast, newCast, openAccount, type Role, roles } from './support/cast'
import { readEverything, without } from './support/everything'
import { control } from './support/local-stripe'
import { type OwnServer, type OwnServers, openOwnServers } from './support/own-servers'
import { newPaidPayment } from './support/payment'
import { readActionIds } from './support/routes'
import { makeKey } from './support/service'
import { getStack } from './support/stack'

// One after another: each test sees that nothing at all was written.
test.describe.configure({ mode: 'default' })

let servers: OwnServers
let server: OwnServer
let cast: Cast
/** The reference of a payment for the coach of the cast. */
let paid: string
/** The id of a key in use. */
let serviceKey: string

test.beforeAll(async () => {
  servers = await openOwnServers('actions')
  server = await servers.start()
  cast = await newCast(servers.database, server.url)
  paid = await newPaidPayment(servers.database, cast.coach)
})
test.afterAll(() => servers.close())

interface Row {
  /** Somebody new on whose page the form stands. */
  sender: () => Promise<Caller>
  page: string | (() => string)
  filled?: () => Record<string, string>
  /** What the sender hears. */
  done: string
  /** What those hear who may not; everybody else may, each for themselves. */
  refused: Refused
}

type Refused = Partial<Record<Role, string>>

const newCoach = () => newCaller(servers.database, server.url, { isCoach: true })
const newAdmin = () => newCaller(servers.database, server.url, { isAdmin: true })

async function newCoachWithAccount(): Promise<Caller> {
  const coach = await newCoach()
  await openAccount(servers.database, coach)
  return coach
}

/** The dashboard is offered once the form was sent. */
async function newCoachWithDashboard(): Promise<Caller> {
  const coach = await newCoachWithAccount()
  await control('POST', `/accounts/${coach.accountId}/facts`, { details_submitted: true, notify: false })
  const form = await takeForm(`${server.url}/payouts`, idOf('app/payouts/actions.ts checkAgain'), coach)
  await sendForm(form, { by: coach })
  return coach
}

/** Who may release the coach of the cast, held by them; or hold the coach, whom nobody holds. */
async function newAdminBefore(isHeld: boolean): Promise<Caller> {
  const admin = await newAdmin()
  const [coachId, adminId] = [cast.coach.coachId as CoachId, admin.userId as AdminId]
  await servers.database.pool.query('DELETE FROM hold')
  if (isHeld) await createStore(servers.database).hold(coachId, 'policy', adminId)
  return admin
}

/** Who may revoke a key that is in use. */
async function newAdminWithKey(): Promise<Caller> {
  serviceKey = (await makeKey(servers.database)).id
  return newAdmin()
}

const signIn = (next: string) => `leads to /sign-in?next=${encodeURIComponent(next)}`

const coachesOnly: Refused = {
  nobody: signIn('/payouts'),
  'lapsed coach': signIn('/payouts'),
  'lapsed admin': signIn('/payouts'),
  stranger: 'leads to /no-access',
  admin: 'leads to /admin/coaches',
  'admin since long': 'leads to /admin/coaches',
}

const adminsOnly = (path: string): Refused => ({
  nobody: signIn(path),
  'lapsed coach': signIn(path),
  'lapsed admin': signIn(path),
  stranger: '404',
  coach: '404',
  'other coach': '404',
  'admin since long': `${signIn(path)}&said=again`,
})

const actions: Record<string, Row> = {
  'app/admin/coaches/[id]/actions.ts checkNow': {
    sender: newAdmin,
    page: () => `/admin/coaches/${cast.coach.coachId}`,
    done: 'shows Ada Coach',
    refused: adminsOnly('/admin/coaches/ID'),
  },
  'app/admin/coaches/[id]/actions.ts holdCoach': {
    sender: () => newAdminBefore(false),
    page: () => `/admin/coaches/${cast.coach.coachId}`,
    filled: () => ({ reason: 'policy' }),
    done: 'shows Ada Coach',
    refused: adminsOnly('/admin/coaches/ID'),
  },
  'app/admin/coaches/[id]/actions.ts releaseCoach': {
    sender: () => newAdminBefore(true),
    page: () => `/admin/coaches/${cast.coach.coachId}`,
    done: 'shows Ada Coach',
    refused: adminsOnly('/admin/coaches/ID'),
  },
  'app/admin/coaches/add/actions.ts addCoach': {
    sender: newAdmin,
    page: '/admin/coaches/add',
    filled: () => ({ email: `added-${randomUUID()}@example.com` }),
    done: 'leads to /admin/coaches/NEW',
    refused: adminsOnly('/admin/coaches/add'),
  },
  'app/admin/payments/[reference]/actions.ts checkPayment': {
    sender: newAdmin,
    page: () => `/admin/payments/${paid}`,
    done: 'shows US$42.00',
    refused: adminsOnly('/admin/payments/PAID'),
  },
  'app/admin/payments/[reference]/actions.ts refundPayment': {
    sender: newAdmin,
    page: () => `/admin/payments/${paid}`,
    filled: () => ({ amount: '1.00', takesBack: 'yes' }),
    done: 'shows US$42.00',
    refused: adminsOnly('/admin/payments/PAID'),
  },
  'app/admin/keys/actions.ts makeKey': {
    sender: newAdmin,
    page: '/admin/keys',
    filled: () => ({ name: 'Booking', scopes: 'readiness' }),
    done: 'shows Keys',
    refused: adminsOnly('/admin/keys'),
  },
  'app/admin/keys/actions.ts revokeKey': {
    sender: newAdminWithKey,
    page: '/admin/keys',
    filled: () => ({ id: serviceKey }),
    done: 'shows Keys',
    refused: adminsOnly('/admin/keys'),
  },
  'app/payouts/actions.ts checkAgain': {
    sender: newCoachWithAccount,
    page: '/payouts',
    done: 'shows Your payouts',
    refused: coachesOnly,
  },
  'app/payouts/actions.ts continueSetUp': {
    sender: newCoachWithAccount,
    page: '/payouts',
    done: 'leads to Stripe',
    refused: coachesOnly,
  },
  'app/payouts/actions.ts openDashboard': {
    sender: newCoachWithDashboard,
    page: '/payouts',
    done: 'leads to Stripe',
    refused: coachesOnly,
  },
  'app/payouts/actions.ts setUp': {
    sender: newCoach,
    page: '/payouts',
    filled: () => ({ country: 'DE' }),
    done: 'leads to Stripe',
    refused: coachesOnly,
  },
  // Nothing is lost when it is called by anybody; its limits are proved where people sign in.
  'app/sign-in/actions.ts askForSignInLink': {
    sender: async () => nobody,
    page: '/sign-in',
    filled: () => ({ email: `asking-${randomUUID()}@example.com` }),
    done: 'shows Sign in',
    refused: {},
  },
  'app/sign-out/actions.ts signOut': {
    sender: newCoach,
    page: '/payouts',
    done: 'leads to /sign-in',
    refused: {},
  },
  'app/sign-out/actions.ts signOutEverywhere': {
    sender: newCoach,
    page: '/payouts',
    done: 'leads to /sign-in',
    refused: {},
  },
}

test('Every server action says here who may call it', () => {
  expect(Object.keys(actions).sort()).toEqual(Object.keys(readActionIds(getStack().buildFolder)).sort())
})

for (const [action, row] of Object.entries(actions)) {
  for (const way of ['plain', 'scripted'] as const) {
    if (Object.keys(row.refused).length > 0)
      test(`${action}, ${way}, refuses everybody who may not call it, and writes nothing`, async () => {
        const { form } = await takeFormOf(action, row)
        const before = await readEverything(servers.database)
        const answers: Refused = {}
        for (const role of roles.filter((each) => each in row.refused)) {
          answers[role] = await send(form, row, cast[role], way)
          expect(await readEverything(servers.database)).toEqual(before)
        }
        expect(answers).toEqual(row.refused)
      })

    test(`${action}, ${way}, is refused when another site sends it, and done when our own page does`, async () => {
      const { form, sender } = await takeFormOf(action, row)
      const before = await readEverything(servers.database)
      for (const origin of ['https://elsewhere.example', 'null', server.url.replace('localhost', '127.0.0.1')]) {
        const { status } = await sendForm(form, { by: sender, way, filled: row.filled?.(), origin })
        expect(status).toBe(403)
      }
      expect(await readEverything(servers.database)).toEqual(before)
      const done = await send(form, row, sender, way)
      if (way === 'plain') expect(done).toBe(row.done)
      expect(await readEverything(servers.database)).not.toEqual(before)
    })
  }
}

test('A form taken from a coach’s page acts for whoever sends it, never for the coach it was taken from', async () => {
  const action = 'app/payouts/actions.ts continueSetUp'
  const form = await takeForm(`${server.url}/payouts`, idOf(action), await newCoachWithAccount())
  const before = await readEverything(servers.database)
  expect(await tellAnswer(await sendForm(form, { by: cast['other coach'] }))).toBe('leads to Stripe')
  const after = await readEverything(servers.database)
  expect(after).not.toEqual(before)
  expect(without(cast['other coach'], after)).toEqual(without(cast['other coach'], before))
})

test('Money is given back only by an admin who signed in within the last quarter of an hour', async () => {
  const action = 'app/admin/payments/[reference]/actions.ts refundPayment'
  const page = `/admin/payments/${paid}`
  const late = await newCaller(servers.database, server.url, { isAdmin: true, hoursAgo: 0.26 })
  const form = await takeForm(server.url + page, idOf(action), late)
  const before = await readEverything(servers.database)
  for (const way of ['plain', 'scripted'] as const) {
    const answer = await sendForm(form, { by: late, way, filled: { amount: '1.00', takesBack: 'yes' } })
    expect(await tellAnswer(answer)).toBe(`${signIn(page)}&said=again`)
  }
  expect(await readEverything(servers.database)).toEqual(before)
})

async function takeFormOf(action: string, row: Row): Promise<{ form: ActionForm; sender: Caller }> {
  const sender = await row.sender()
  const page = typeof row.page === 'string' ? row.page : row.page()
  return { form: await takeForm(server.url + page, idOf(action), sender), sender }
}

function idOf(action: string): string {
  const id = readActionIds(getStack().buildFolder)[action]
  if (id === undefined) throw new Error(`there is no ${action}`)
  return id
}

async function send(form: ActionForm, { filled }: Row, by: Caller, way: Way): Promise<string> {
  const answer = await tellAnswer(await sendForm(form, { by, way, filled: filled?.() }))
  return answer
    .replaceAll(cast.coach.coachId ?? '', 'ID')
    .replaceAll(paid, 'PAID')
    .replace(/[0-9a-f-]{36}$/, 'NEW')
}
