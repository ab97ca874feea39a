import { randomUUID } from 'node:crypto'
import { alertKinds } from '../../lib/payouts/vocabulary/alert'
import type { AdminId, CoachId, ListId } from '../../lib/payouts/vocabulary/ids'
import { createStore } from '../../lib/store/store'
import { type Caller, newCaller, newSession, nobody } from '../support/caller'
import { type ActionForm, sendForm, takeForm, type Way } from '../support/pages/action-form'
import { tellAnswer } from '../support/scenes/answer'
import { makeKey } from '../support/scenes/api-client'
import { newDraft, newRunningBatch } from '../support/scenes/batch'
import { type Cast, newCast, openAccount, type Role, roles } from '../support/scenes/cast'
import { readEverything, without } from '../support/scenes/everything'
import { newPaidPayment } from '../support/scenes/payment'
import { newProposedAddress } from '../support/scenes/proposed-address'
import { control } from '../support/servers/local-stripe'
import type { OwnServer, OwnServers } from '../support/servers/own-servers'
import { readActionIds } from '../support/servers/routes'
import { getStack } from '../support/servers/stack'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('actions')

// One after another: each test checks that nothing was written.
test.describe.configure({ mode: 'default' })

let servers: OwnServers
let server: OwnServer
let cast: Cast
/** The reference of a payment for the cast's coach. */
let paid: string
/** A coach with an account to close. */
let coachToStartOver: string = randomUUID()
/** A coach to remind. */
let coachToRemind: string = randomUUID()
/** A list of coaches to invite. */
let listToInvite: string = randomUUID()
/** A batch to confirm or to stop. */
let batch: string = randomUUID()
/** The id of a key in use. */
let apiKey: string
/** A coach to edit, keep out or invite. */
let coachToRename: string = randomUUID()
/** That coach's address. */
let addressToKeep: string
/** Of a coach's reminders, or of an address that waits. */
let token: string

test.beforeAll(async ({ servers: all }) => {
  servers = all
  // One action is done once an email is accepted.
  server = await all.start({ SMTP_URL: getStack().smtpUrl })
  cast = await newCast(servers.database, server.url)
  paid = await newPaidPayment(servers.database, cast.coach)
})

interface Row {
  /** A new person whose page has the form. */
  sender: () => Promise<Caller>
  page: string | (() => string)
  filled?: () => Record<string, string>
  /** The answer to the sender. */
  done: string
  /** The answer to those who may not; all others may, each for themselves. */
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

/** The page offers the dashboard once the form was sent. */
async function newCoachWithDashboard(): Promise<Caller> {
  const coach = await newCoachWithAccount()
  await control('POST', `/accounts/${coach.accountId}/facts`, { details_submitted: true, notify: false })
  const form = await takeForm(`${server.url}/payouts`, idOf('app/payouts/actions.ts checkAgain'), coach)
  await sendForm(form, { by: coach })
  return coach
}

/** An admin on the page of the cast's held coach, or of one without a hold. */
async function newAdminBefore(isHeld: boolean): Promise<Caller> {
  const admin = await newAdmin()
  const [coachId, adminId] = [cast.coach.coachId as CoachId, admin.userId as AdminId]
  await servers.database.pool.query('DELETE FROM hold')
  if (isHeld) await createStore(servers.database).coaches.hold(coachId, 'policy', adminId)
  return admin
}

async function newAdminWithView(): Promise<Caller> {
  const admin = await newAdmin()
  await createStore(servers.database).coaches.saveView(admin.userId as AdminId, { name: 'Ours', query: 'tab=us' }, 20)
  return admin
}

/** An admin with a coach whom no other test uses. */
async function newAdminWithCoach(): Promise<Caller> {
  const coach = await newCoach()
  coachToRename = coach.coachId ?? ''
  addressToKeep = coach.email ?? ''
  return newAdmin()
}

/** An admin with a coach who is kept out. */
async function newAdminWithExcluded(as: 'suspended' | 'removed'): Promise<Caller> {
  const admin = await newAdminWithCoach()
  const { coaches } = createStore(servers.database)
  await coaches.exclude(coachToRename as CoachId, as, admin.userId as AdminId)
  return admin
}

/** An admin with a coach for whom another address waits. */
async function newAdminWithProposedAddress(): Promise<Caller> {
  const coach = await newCoach()
  coachToRename = coach.coachId ?? ''
  token = await newProposedAddress(servers.database, coach)
  return newAdmin()
}

async function newHolderOfProposedAddress(): Promise<Caller> {
  await newAdminWithProposedAddress()
  return nobody
}

async function newCoachWithReminders(): Promise<Caller> {
  const coach = await newCoach()
  token = (await createStore(servers.database).emails.getReminderChoice(coach.coachId as CoachId)).token
  return nobody
}

async function newCoachWithoutReminders(): Promise<Caller> {
  const coach = await newCoach()
  const { emails } = createStore(servers.database)
  await emails.getReminderChoice(coach.coachId as CoachId)
  await emails.chooseReminders(coach.coachId as CoachId, 'stopped', { kind: 'machine' })
  return coach
}

/** An admin with a coach to start over with whom no other test uses. */
async function newAdminWithAccountToClose(): Promise<Caller> {
  coachToStartOver = (await newCoachWithAccount()).coachId ?? ''
  return newAdmin()
}

/** An admin with a coach whom nobody reminded yet. */
async function newAdminWithCoachToRemind(): Promise<Caller> {
  coachToRemind = (await newCoachWithAccount()).coachId ?? ''
  return newAdmin()
}

/** An admin with a list that nobody has invited yet. */
async function newAdminWithList(): Promise<Caller> {
  const admin = await newAdmin()
  listToInvite = randomUUID()
  const rows = [{ row: 1, cells: [`listed-${listToInvite}@example.com`, 'Ada Listed', ''] }]
  const list = { id: listToInvite as ListId, rows }
  await createStore(servers.database).coaches.keepList(list, admin.userId as AdminId)
  return admin
}

/** An admin with a draft, which nobody else may confirm. */
async function newAdminWithDraft(): Promise<Caller> {
  const admin = await newAdmin()
  batch = await newDraft(servers.database, cast.coach.coachId ?? '', admin.userId ?? '')
  return admin
}

/** An admin with a batch that waits for workers of a later time. */
async function newAdminWithBatch(): Promise<Caller> {
  const admin = await newAdmin()
  batch = await newRunningBatch(servers.database, cast.coach.coachId ?? '', admin.userId ?? '')
  return admin
}

/** An admin with a key to revoke. */
async function newAdminWithKey(): Promise<Caller> {
  apiKey = (await makeKey(servers.database)).id
  return newAdmin()
}

/** A coach who is signed in in other browsers too. */
async function newCoachElsewhere(times: number): Promise<Caller> {
  const coach = await newCoach()
  for (let i = 0; i < times; i += 1) await newSession(servers.database.prisma, server.url, coach.userId ?? '', 1)
  return coach
}

/** A coach whose new address waits for its codes. */
async function newCoachWithChange(): Promise<Caller> {
  const coach = await newCoach()
  const [address, expires] = [`changed-${randomUUID()}@example.com`, new Date(Date.now() + 3_600_000)]
  await servers.database.prisma.emailChange.create({
    data: { userId: coach.userId ?? '', address, oldHash: 'old', newHash: 'new', expires },
  })
  return coach
}

/** A browser that requested a code. */
async function newRequester(): Promise<Caller> {
  const form = await takeForm(`${server.url}/sign-in`, idOf('app/sign-in/actions.ts askForSignInLink'), nobody)
  const { headers } = await sendForm(form, { by: nobody, filled: { email: `asking-${randomUUID()}@example.com` } })
  // The email is sent after the answer.
  await expect.poll(countUnsentCodes).toBe(0)
  return {
    ...nobody,
    headers: {
      cookie: headers
        .getSetCookie()
        .map((each) => each.split(';', 1)[0])
        .join('; '),
    },
  }
}

async function countUnsentCodes(): Promise<number> {
  const { rows } = await servers.database.pool.query('SELECT FROM sign_in_code WHERE locked IS NULL')
  return rows.length
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

const signedOut = (path: string): Refused => ({
  nobody: signIn(path),
  'lapsed coach': signIn(path),
  'lapsed admin': signIn(path),
})

const adminsOnly = (path: string): Refused => ({
  ...signedOut(path),
  stranger: '404',
  coach: '404',
  'other coach': '404',
  'admin since long': `${signIn(path)}&said=again`,
})

const strangersOnly: Refused = {
  ...signedOut('/no-access'),
  coach: 'leads to /payouts',
  'other coach': 'leads to /payouts',
  admin: 'leads to /admin/coaches',
  'admin since long': 'leads to /admin/coaches',
  'coach and admin': 'leads to /payouts',
}

const personsOnly: Refused = {
  ...signedOut('/account'),
  stranger: 'leads to /no-access',
}

const actions: Record<string, Row> = {
  'app/account/actions.ts renameYourself': {
    sender: newCoach,
    page: '/account',
    filled: () => ({ name: 'Ada Renamed' }),
    done: 'leads to /account?said=name&at=NOW',
    refused: { ...personsOnly, admin: 'leads to /admin/coaches', 'admin since long': 'leads to /admin/coaches' },
  },
  'app/account/actions.ts keepZone': {
    sender: newCoach,
    page: '/account',
    filled: () => ({ zone: 'Asia/Tokyo' }),
    done: 'leads to /account?said=zone&at=NOW',
    refused: personsOnly,
  },
  'app/account/actions.ts endSession': {
    sender: () => newCoachElsewhere(1),
    page: '/account',
    done: 'leads to /account?said=session&at=NOW',
    refused: personsOnly,
  },
  'app/account/actions.ts endOthers': {
    sender: () => newCoachElsewhere(2),
    page: '/account',
    done: 'leads to /account?said=sessions&at=NOW',
    refused: personsOnly,
  },
  'app/account/email/actions.ts changeEmail': {
    sender: newCoach,
    page: '/account',
    filled: () => ({ email: `changed-${randomUUID()}@example.com` }),
    done: 'leads to /account?said=email-asked&at=NOW',
    refused: personsOnly,
  },
  'app/account/email/actions.ts confirmEmail': {
    sender: newCoachWithChange,
    page: '/account',
    filled: () => ({ old: '000000', new: '000000' }),
    done: 'shows Account settings',
    refused: personsOnly,
  },
  'app/account/email/actions.ts withdrawEmail': {
    sender: newCoachWithChange,
    page: '/account',
    done: 'leads to /account?said=email-withdrawn&at=NOW',
    refused: personsOnly,
  },
  'app/account/language/actions.ts chooseLanguage': {
    sender: newCoach,
    page: '/account',
    filled: () => ({ language: 'en-US' }),
    done: 'leads to /account?said=language&at=NOW',
    refused: personsOnly,
  },
  'app/admin/batches/actions.ts prepareBatch': {
    sender: newAdmin,
    page: '/admin/coaches',
    filled: () => ({ which: 'page', verb: 'release' }),
    done: 'leads to /admin/batches/NEW',
    refused: adminsOnly('/admin/coaches'),
  },
  'app/admin/batches/actions.ts confirmBatch': {
    sender: newAdminWithDraft,
    page: () => `/admin/batches/${batch}`,
    done: 'leads to /admin/batches/BATCH',
    refused: adminsOnly('/admin/batches/BATCH'),
  },
  'app/admin/batches/actions.ts stopBatch': {
    sender: newAdminWithBatch,
    page: () => `/admin/batches/${batch}`,
    done: 'leads to /admin/batches/BATCH',
    refused: adminsOnly('/admin/batches/BATCH'),
  },
  'app/admin/coaches/[id]/actions.ts addNote': {
    sender: newAdmin,
    page: () => `/admin/coaches/${cast.coach.coachId}`,
    filled: () => ({ text: 'Called, will send a photo.' }),
    done: 'shows Ada Coach',
    refused: adminsOnly('/admin/coaches/ID'),
  },
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
  'app/admin/coaches/[id]/actions.ts inviteCoach': {
    sender: newAdminWithCoach,
    page: () => `/admin/coaches/${coachToRename}`,
    done: 'shows Ada Coach',
    refused: adminsOnly('/admin/coaches/RENAMED'),
  },
  'app/admin/coaches/[id]/actions.ts releaseCoach': {
    sender: () => newAdminBefore(true),
    page: () => `/admin/coaches/${cast.coach.coachId}`,
    done: 'shows Ada Coach',
    refused: adminsOnly('/admin/coaches/ID'),
  },
  'app/admin/coaches/[id]/actions.ts remindCoach': {
    sender: newAdminWithCoachToRemind,
    page: () => `/admin/coaches/${coachToRemind}`,
    done: 'shows Ada Coach',
    refused: adminsOnly('/admin/coaches/REMINDED'),
  },
  'app/admin/coaches/[id]/actions.ts startOverFor': {
    sender: newAdminWithAccountToClose,
    page: () => `/admin/coaches/${coachToStartOver}`,
    done: 'shows Ada Coach',
    refused: adminsOnly('/admin/coaches/STARTED-OVER'),
  },
  'app/admin/coaches/[id]/manage/actions.ts editCoach': {
    sender: newAdminWithCoach,
    page: () => `/admin/coaches/${coachToRename}/manage`,
    filled: () => ({ name: 'Ada Renamed', email: addressToKeep }),
    done: 'shows Edit or remove Ada Renamed',
    refused: adminsOnly('/admin/coaches/RENAMED/manage'),
  },
  'app/admin/coaches/[id]/manage/actions.ts dropEmailChange': {
    sender: newAdminWithProposedAddress,
    page: () => `/admin/coaches/${coachToRename}/manage`,
    done: 'shows Edit or remove Ada Coach',
    refused: adminsOnly('/admin/coaches/RENAMED/manage'),
  },
  'app/admin/coaches/[id]/manage/actions.ts excludeCoach': {
    sender: newAdminWithCoach,
    page: () => `/admin/coaches/${coachToRename}/manage`,
    done: 'shows Edit or remove Ada Coach',
    refused: adminsOnly('/admin/coaches/RENAMED/manage'),
  },
  'app/admin/coaches/[id]/manage/actions.ts readmitCoach': {
    sender: () => newAdminWithExcluded('suspended'),
    page: () => `/admin/coaches/${coachToRename}/manage`,
    done: 'shows Edit or remove Ada Coach',
    refused: adminsOnly('/admin/coaches/RENAMED/manage'),
  },
  'app/admin/coaches/[id]/manage/actions.ts eraseCoach': {
    sender: () => newAdminWithExcluded('removed'),
    page: () => `/admin/coaches/${coachToRename}/manage`,
    filled: () => ({ confirm: 'Ada Coach' }),
    done: 'leads to /admin/coaches/RENAMED',
    refused: adminsOnly('/admin/coaches/RENAMED/manage'),
  },
  // Whoever has the token may call it.
  'app/confirm-email/[token]/actions.ts confirmAddress': {
    sender: newHolderOfProposedAddress,
    page: () => `/confirm-email/${token}`,
    done: 'leads to /sign-in?said=email-changed',
    refused: {},
  },
  'app/admin/coaches/add/actions.ts addCoach': {
    sender: newAdmin,
    page: '/admin/coaches/add',
    filled: () => ({ email: `added-${randomUUID()}@example.com` }),
    done: 'leads to /admin/coaches/NEW',
    refused: adminsOnly('/admin/coaches/add'),
  },
  'app/admin/coaches/invite/actions.ts checkList': {
    sender: newAdmin,
    page: '/admin/coaches/invite',
    filled: () => ({ text: `listed-${randomUUID()}@example.com` }),
    done: 'leads to /admin/coaches/invite?list=NEW',
    refused: adminsOnly('/admin/coaches/invite'),
  },
  'app/admin/coaches/invite/actions.ts inviteList': {
    sender: newAdminWithList,
    page: () => `/admin/coaches/invite?list=${listToInvite}`,
    done: 'leads to /admin/coaches/invite?list=LIST',
    refused: adminsOnly('/admin/coaches/invite?list=LIST'),
  },
  'app/admin/payments/[reference]/actions.ts checkPayment': {
    sender: newAdmin,
    page: () => `/admin/payments/${paid}`,
    done: 'shows US$42.00',
    refused: adminsOnly('/admin/payments/PAID'),
  },
  'app/admin/payments/[reference]/refund/actions.ts refundPayment': {
    sender: newAdmin,
    page: () => refundPage(randomUUID()),
    done: 'leads to /admin/payments/PAID/refund?id=NEW&amount=1.00&takesBack=yes',
    refused: adminsOnly('/admin/payments/PAID/refund?id=NEW&amount=1.00&takesBack=yes'),
  },
  'app/admin/keys/actions.ts makeKey': {
    sender: newAdmin,
    page: '/admin/keys',
    filled: () => ({ name: 'Booking', scopes: 'readiness' }),
    done: 'shows API keys',
    refused: adminsOnly('/admin/keys?name=Booking&scopes=readiness'),
  },
  'app/admin/keys/actions.ts revokeKey': {
    sender: newAdminWithKey,
    page: '/admin/keys',
    filled: () => ({ id: apiKey }),
    done: 'shows API keys',
    refused: adminsOnly('/admin/keys'),
  },
  'app/admin/coaches/views/actions.ts saveView': {
    sender: newAdmin,
    page: '/admin/coaches?tab=us',
    filled: () => ({ name: 'Ours' }),
    done: 'shows Coaches',
    refused: adminsOnly('/admin/coaches'),
  },
  'app/admin/coaches/views/actions.ts removeView': {
    sender: newAdminWithView,
    page: '/admin/coaches',
    filled: () => ({ view: 'Ours' }),
    done: 'shows Coaches',
    refused: adminsOnly('/admin/coaches'),
  },
  'app/admin/settings/actions.ts chooseAlerts': {
    sender: newAdmin,
    page: '/admin/settings',
    filled: () => Object.fromEntries(alertKinds.map((kind) => [kind, 'none'])),
    done: 'shows Settings',
    refused: adminsOnly('/admin/settings'),
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
  'app/payouts/actions.ts startOver': {
    sender: newCoachWithAccount,
    page: '/payouts',
    done: 'leads to /payouts?said=started-over',
    refused: coachesOnly,
  },
  'app/payouts/help/actions.ts askForHelp': {
    sender: newCoach,
    page: '/payouts/help',
    filled: () => ({ text: 'Why am I paused?' }),
    done: 'leads to /payouts/help?copy=yes&sent=NEW',
    refused: { ...coachesOnly, ...signedOut('/payouts/help') },
  },
  'app/no-access/actions.ts askWithoutAccess': {
    sender: () => newCaller(servers.database, server.url),
    page: '/no-access',
    filled: () => ({ text: 'I am a coach. Please add me.' }),
    done: 'leads to /no-access?copy=yes&sent=NEW',
    refused: strangersOnly,
  },
  'app/payouts/actions.ts setUp': {
    sender: newCoach,
    page: '/payouts',
    filled: () => ({ country: 'DE' }),
    done: 'leads to Stripe',
    refused: coachesOnly,
  },
  'app/account/reach/actions.ts resumeReminders': {
    sender: newCoachWithoutReminders,
    page: '/account',
    done: 'leads to /account?said=reminders&at=NOW',
    refused: { ...personsOnly, admin: 'leads to /admin/coaches', 'admin since long': 'leads to /admin/coaches' },
  },
  // Whoever has the token may call it.
  'app/reminders/[token]/actions.ts chooseReminders': {
    sender: newCoachWithReminders,
    page: () => `/reminders/${token}`,
    done: 'shows Reminder emails',
    refused: {},
  },
  // Anyone may call it; the sign-in tests cover its limits.
  'app/sign-in/actions.ts askForSignInLink': {
    sender: async () => nobody,
    page: '/sign-in',
    filled: () => ({ email: `asking-${randomUUID()}@example.com` }),
    done: 'leads to /sign-in/sent',
    refused: {},
  },
  'app/sign-in/actions.ts sendAgain': {
    sender: newRequester,
    page: '/sign-in/sent',
    done: 'leads to /sign-in/sent?again=yes',
    refused: {},
  },
  'app/sign-in/actions.ts useCode': {
    sender: newRequester,
    page: '/sign-in/sent',
    filled: () => ({ code: '000000' }),
    done: 'shows Check your email',
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

test('lists here every server action and who may call it', () => {
  expect(Object.keys(actions).sort()).toEqual(Object.keys(readActionIds(getStack().buildFolder)).sort())
})

for (const [action, row] of Object.entries(actions)) {
  for (const way of ['plain', 'scripted'] as const) {
    if (Object.keys(row.refused).length > 0)
      test(`refuses ${action}, ${way}, to everyone who may not call it, and writes nothing`, async () => {
        const { form } = await takeFormOf(action, row)
        const before = await readEverything(servers.database)
        const answers: Refused = {}
        for (const role of roles.filter((each) => each in row.refused)) {
          answers[role] = await send(form, row, cast[role], way)
          expect(await readEverything(servers.database)).toEqual(before)
        }
        expect(answers).toEqual(row.refused)
      })

    test(`refuses ${action}, ${way}, from another site, and does it from our own page`, async () => {
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

test('acts for the sender of a form, never for the coach whose page it came from', async () => {
  const action = 'app/payouts/actions.ts continueSetUp'
  const form = await takeForm(`${server.url}/payouts`, idOf(action), await newCoachWithAccount())
  const before = await readEverything(servers.database)
  expect(await tellAnswer(await sendForm(form, { by: cast['other coach'] }))).toBe('leads to Stripe')
  const after = await readEverything(servers.database)
  expect(after).not.toEqual(before)
  expect(without(cast['other coach'], after)).toEqual(without(cast['other coach'], before))
})

test('closes nobody’s account for a form that another coach’s page gave', async () => {
  const owner = await newCoachWithAccount()
  const form = await takeForm(`${server.url}/payouts`, idOf('app/payouts/actions.ts startOver'), owner)
  const others = await newCoachWithAccount()
  expect(await tellAnswer(await sendForm(form, { by: others }))).toBe('leads to /payouts?said=closed-before')
  const { rows } = await servers.database.pool.query(
    'SELECT FROM payout_account WHERE coach_id = ANY($1) AND NOT EXISTS (SELECT FROM account_closing)',
    [[owner.coachId, others.coachId]],
  )
  expect(rows).toHaveLength(2)
})

test('lets only an admin who signed in within 15 minutes refund', async () => {
  const action = 'app/admin/payments/[reference]/refund/actions.ts refundPayment'
  const page = refundPage(randomUUID())
  const form = await takeForm(server.url + page, idOf(action), await newAdmin())
  const late = await newCaller(servers.database, server.url, { isAdmin: true, hoursAgo: 0.26 })
  const before = await readEverything(servers.database)
  for (const way of ['plain', 'scripted'] as const) {
    const answer = await sendForm(form, { by: late, way })
    expect(await tellAnswer(answer)).toBe(`${signIn(page)}&said=again`)
  }
  expect(await readEverything(servers.database)).toEqual(before)
})

/** The preview of a one-dollar refund. */
const refundPage = (id: string) => `/admin/payments/${paid}/refund?id=${id}&amount=1.00&takesBack=yes`

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
    .replaceAll(coachToRename, 'RENAMED')
    .replaceAll(coachToStartOver, 'STARTED-OVER')
    .replaceAll(coachToRemind, 'REMINDED')
    .replaceAll(listToInvite, 'LIST')
    .replaceAll(batch, 'BATCH')
    .replaceAll(paid, 'PAID')
    .replace(/&at=\w+$/, '&at=NOW')
    .replace(/id(=|%3D)[0-9a-f-]{36}/, 'id$1NEW')
    .replace(/[0-9a-f-]{36}$/, 'NEW')
}
