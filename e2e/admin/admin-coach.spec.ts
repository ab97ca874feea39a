import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { State } from '../../lib/payouts/vocabulary/accounts/state'
import type { AccountId, CoachId } from '../../lib/payouts/vocabulary/ids'
import type { Database } from '../../lib/store/database'
import { createStore } from '../../lib/store/store'
import { ask } from '../support/pages/ask-once'
import { follow } from '../support/pages/coach-table'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { controlAt } from '../support/servers/local-stripe'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('admin_coach', { hasOwnStripe: true })

// In one worker: the tests share a server and a local Stripe.
test.describe.configure({ mode: 'default' })

for (const javaScriptEnabled of [true, false])
  test.describe(`With JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, {
    tag: javaScriptEnabled ? [] : '@long',
  }, () => {
    test.use({ javaScriptEnabled })

    test('adds a coach with all their details and shows them in the table', async ({
      adminPage: page,
      admin,
      database,
    }) => {
      const email = newAddress()
      await fillIn(page, { 'Email address': email.toUpperCase(), Name: 'Wanda New', Reference: `ref:${randomUUID()}` })
      await page.waitForURL(/\/admin\/coaches\/[^/]{10,}$/)
      await expect(page.getByRole('heading', { level: 1, name: 'Wanda New' })).toBeVisible()
      await expect(page.getByText('setup hasn’t started')).toBeVisible()

      const coach = await database.prisma.coach.findUniqueOrThrow({ where: { email } })
      const decision = await database.prisma.decision.findFirstOrThrow({ where: { coachId: coach.id } })
      expect(decision).toMatchObject({ kind: 'coach-added', byKind: 'admin', byId: admin.userId })
      await page.goto(`/admin/coaches?search=${email}`)
      await expect(page.getByRole('row', { name: email }).getByRole('link', { name: 'Wanda New' })).toBeVisible()
    })

    test('refuses a listed address at the field, whatever its case', async ({ adminPage: page, database }) => {
      const email = newAddress()
      await addCoach(database, email)
      const before = await database.prisma.coach.count()
      await fillIn(page, { 'Email address': email.toUpperCase(), Name: 'Second Try' })
      await expectTaken(page, 'Email address', 'Already listed as Ada Coach, without a reference.')
      await expect(page.getByLabel('Name')).toHaveValue('Second Try')
      expect(await database.prisma.coach.count()).toBe(before)
    })

    test('refuses a listed reference and adds no one', async ({ adminPage: page, database }) => {
      const reference = randomUUID()
      await addCoach(database, newAddress(), reference)
      const before = await database.prisma.coach.count()
      await fillIn(page, { 'Email address': newAddress(), Reference: reference })
      await expectTaken(page, 'Reference', 'Already used for Ada Coach')
      expect(await database.prisma.coach.count()).toBe(before)
    })

    const wrong: Record<string, [field: string, typed: string, sentence: string]> = {
      'an address that is none': ['Email address', 'ana@', 'Enter an address, such as ana@example.com.'],
      'a pair of addresses': [
        'Email address',
        'a@example.com, b@example.com',
        'Enter an address, such as ana@example.com.',
      ],
      'a name that is too long': ['Name', 'a'.repeat(101), 'Use at most 100 characters on one line.'],
      'a reference with a space': ['Reference', 'a b', 'Use at most 64 letters'],
    }
    for (const [what, [field, typed, sentence]] of Object.entries(wrong))
      test(`refuses ${what} at the field and adds no one`, async ({ adminPage: page, database }) => {
        const before = await database.prisma.coach.count()
        await fillIn(page, { 'Email address': newAddress(), [field]: typed })
        await expectRefused(page, field, sentence)
        await expect(page.getByLabel(field, { exact: true })).toHaveValue(typed)
        expect(await database.prisma.coach.count()).toBe(before)
      })

    test('syncs with Stripe, shows the result and records who asked', async ({
      adminPage: page,
      admin,
      database,
      stripe,
    }) => {
      const { coachId, accountId } = await addCoachIn(database, stripe, 'ready')
      await open(page, coachId)
      await expect(page.getByText('Ada Coach can be paid.')).toBeVisible()
      await changeAtStripe(stripe, accountId, { payouts_enabled: false, requirements: rejected })
      await page.getByRole('button', { name: 'Sync now' }).click()
      await expect(page.getByText('Synced with Stripe just now.')).toBeVisible()
      await expect(page.getByText('Ada Coach can’t be paid: the account is rejected at Stripe.')).toBeVisible()
      await expectFact(page, 'Payouts', 'Off')
      await expectFact(page, 'Why it’s stopped', 'rejected.fraud')

      const change = page.getByRole('listitem').filter({ hasText: 'From “Ready” to “Rejected”' })
      const { email } = await database.prisma.user.findUniqueOrThrow({ where: { id: admin.userId ?? '' } })
      await expect(change).toContainText(email)
      await expect(change).not.toContainText(admin.userId ?? '')
      await expect(change).toContainText('when an admin asked')
    })

    test('starts over with a coach whose account was rejected, after saying what it means', async ({
      adminPage: page,
      context,
      database,
      stripe,
    }) => {
      const { coachId, accountId } = await addCoachIn(database, stripe, 'rejected')
      await open(page, coachId)
      const old = await context.newPage()
      await open(old, coachId)
      await ask(page, 'Start over…')
      await expect(page.getByText(`This closes ${accountId} at Stripe for good.`)).toBeVisible()
      await page.getByRole('button', { name: 'Close the account and start over' }).click()
      await expect(page.getByText('Closed. The coach can set up a new account now.')).toBeVisible()
      await expect(page.getByText('setup hasn’t started')).toBeVisible()
      await expect(decisions(page).first()).toContainText('Payout account for')
      await expect(decisions(page).first()).toContainText(accountId)
      await ask(old, 'Start over…')
      await old.getByRole('button', { name: 'Close the account and start over' }).click()
      await expect(old.getByText('That account was already closed.')).toBeVisible()
    })

    test('holds a coach with a reason and releases them, each once, however old the page', async ({
      adminPage: page,
      context,
      admin,
      database,
      stripe,
    }) => {
      const { coachId } = await addCoachIn(database, stripe, 'ready')
      await open(page, coachId)
      const old = await context.newPage()
      await open(old, coachId)
      await ask(page, 'Hold…')
      await expect(page.getByText('New payments to Ada Coach will be refused.')).toBeVisible()
      await page.getByRole('button', { name: 'Hold Ada Coach' }).click()
      await expect(page.getByLabel('Reason')).toHaveAccessibleDescription('Choose a reason from the list.')
      await hold(page, 'Identity in doubt', { isAsked: true })
      await expect(page.getByText('On hold now.')).toBeVisible()
      await expect(page.getByText('Ada Coach can’t be paid: we put them on hold.')).toBeVisible()
      await expect(page.getByText('Waiting for you: release the hold once its reason is resolved.')).toBeVisible()
      await expectFact(page, 'Reason', 'Identity in doubt')
      const { email } = await database.prisma.user.findUniqueOrThrow({ where: { id: admin.userId ?? '' } })
      await expectFact(page, 'Held by', email)
      await hold(old, 'Other')
      await expect(old.getByText('That reason stays; “Other” wasn’t recorded.')).toBeVisible()
      await expectFact(old, 'Reason', 'Identity in doubt')
      await expect(decisions(page).first()).toContainText('Put on hold')

      await expect(page.getByRole('button', { name: 'Release' })).toHaveCount(0)
      await ask(page, 'Release…')
      await page.getByRole('button', { name: 'Release Ada Coach' }).click()
      await expect(page.getByText('Released.')).toBeVisible()
      await expect(page.getByText('Ada Coach can be paid.')).toBeVisible()
      await ask(old, 'Release…')
      await old.getByRole('button', { name: 'Release Ada Coach' }).click()
      await expect(old.getByText('That hold had already ended')).toBeVisible()
      await expect(decisions(old).first()).toContainText('Released from hold')
      const kinds = await database.prisma.decision.groupBy({ by: 'kind', where: { coachId }, _count: true })
      expect(kinds).toContainEqual({ kind: 'coach-held', _count: 1 })
      expect(kinds).toContainEqual({ kind: 'coach-released', _count: 1 })
    })

    test('shows staff that a hold is theirs to end while the coach has requirements', async ({
      adminPage: page,
      database,
      stripe,
    }) => {
      for (const state of ['ready-due', 'needs-you'] as const) {
        const { coachId } = await addCoachIn(database, stripe, state)
        await open(page, coachId)
        await expect(page.getByText('Waiting for the coach.', { exact: true })).toBeVisible()
        await hold(page, 'Identity in doubt')
        await expect(page.getByText('Waiting for you: release the hold once its reason is resolved.')).toBeVisible()
        await expect(page.getByText('Stripe is also waiting for the coach.')).toBeVisible()
        await expect(page.getByText('Waiting for the coach.', { exact: true })).toHaveCount(0)
      }
    })

    test('says that there is nothing to sync without an account', async ({ adminPage: page, database }) => {
      await open(page, await addCoach(database, newAddress()))
      await page.getByRole('button', { name: 'Sync now' }).click()
      await expect(page.getByText('There is nothing to sync: the coach hasn’t started setup.')).toBeVisible()
    })

    test('says that a sync failed and keeps the last state', async ({ adminPage: page, database, stripe }) => {
      const { coachId, accountId } = await addCoachIn(database, stripe, 'ready')
      await open(page, coachId)
      await controlAt(stripe, 'POST', '/faults', { ...fault, path: `/v1/accounts/${accountId}` })
      await page.getByRole('button', { name: 'Sync now' }).click()
      await expect(page.getByText('We couldn’t sync with Stripe.')).toBeVisible()
      await expect(page.getByText('Ada Coach can be paid.')).toBeVisible()
      await expect(page.getByText('Couldn’t sync', { exact: true })).toBeVisible()
      await controlAt(stripe, 'DELETE', '/faults')
    })
  })

test('shows what Stripe said, all requirements and the decisions so far', async ({
  adminPage: page,
  database,
  stripe,
}) => {
  const { coachId, accountId } = await addCoachIn(database, stripe, 'needs-you')
  await open(page, coachId)
  await expect(page.getByText(/^Ada Coach can’t be paid yet: Stripe needs .* from them/)).toBeVisible()
  await expectFact(page, 'Payouts', 'Off')
  await expectFact(page, 'Form submitted', 'Yes')
  await expectFact(page, 'Why it’s stopped', 'requirements.past_due')
  await expectFact(page, 'Account', accountId)
  await expectFact(page, 'Created with', 'Test mode')

  await expect(asked(page, 'Overdue')).toHaveText(/^Photo ID.*Document can’t be read/)
  await expect(asked(page, 'Due now')).toHaveText(/^Payout bank account/)
  // Stripe's own key, code and sentence, as in its dashboard.
  const wrong = 'individual.verification.document · verification_document_not_readable: The document is not readable.'
  await expect(asked(page, 'Overdue')).toContainText(wrong)
  await expect(asked(page, 'Due now')).toContainText('external_account')
  const written = await database.prisma.decision.findMany({ where: { coachId } })
  await expect(decisions(page)).toHaveCount(written.length)
  await expect(decisions(page).first()).toContainText('From “Setup unfinished” to “Waiting for coach”')
  await expect(decisions(page).last()).toContainText('Coach added')
})

test('shows each of many decisions once, newest first', async ({ adminPage: page, database, stripe }) => {
  const { coachId, accountId } = await addCoachIn(database, stripe, 'ready')
  const evidence = { payoutsEnabled: null, chargesEnabled: null, transfers: null, generation: null, ageSeconds: null }
  const refusal = { kind: 'charge-refused' as const, coachId, accountId, reasons: ['payouts-off'], evidence }
  for (let amount = 1000; amount < 1120; amount += 1) {
    const charge = { amount, currency: 'usd', reference: `session-${amount}` }
    await createStore(database).decisions.record({ ...refusal, by: { kind: 'machine' }, charge })
  }

  await open(page, coachId)
  const shown = await decisions(page).allTextContents()
  const older = page.getByRole('link', { name: 'Older activity' })
  while (await older.isVisible()) {
    await follow(page, older)
    shown.push(...(await decisions(page).allTextContents()))
  }
  expect(shown).toHaveLength(await database.prisma.decision.count({ where: { coachId } }))
  const amounts = shown.flatMap((text) => /US\$(\d+\.\d\d)/.exec(text)?.[1] ?? [])
  expect(amounts).toEqual(Array.from({ length: 120 }, (_, index) => ((1119 - index) / 100).toFixed(2)))
  await follow(page, page.getByRole('link', { name: 'Newest activity' }))
  await expect(decisions(page).first()).toContainText('US$11.19')
})

test('limits syncing and says when it is possible again', async ({ adminPage: page, database }) => {
  await open(page, await addCoach(database, newAddress()))
  const button = page.getByRole('button', { name: 'Sync now' })
  const refusal = page.getByText(/^You synced several times just now. Try again at \d\d:\d\d UTC\.$/)
  while (!(await refusal.isVisible())) {
    const answer = page.waitForResponse((response) => response.request().method() === 'POST')
    await button.click()
    await answer
    await expect(button).toBeEnabled()
  }
})

test('answers 404 for an unknown coach and leads back to the list', async ({ adminPage: page }) => {
  for (const id of [randomUUID(), 'a b', 'x'.repeat(65)]) {
    const response = await page.goto(`/admin/coaches/${id}`)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Coach not found' })).toBeVisible()
  }
  await follow(page, page.getByRole('main').getByRole('link', { name: 'All coaches' }))
})

/** A status the SDK does not retry. */
const fault = { method: 'GET', kind: 'status', status: 400, when: 'before', times: 5 }

const settled = { currently_due: [], past_due: [], eventually_due: [], pending_verification: [], errors: [] }
const rejected = { ...settled, current_deadline: null, disabled_reason: 'rejected.fraud' }

const newAddress = () => `listed-${randomUUID()}@example.com`

async function fillIn(page: Page, fields: Record<string, string>): Promise<void> {
  await page.goto('/admin/coaches/add')
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: 'Add coach' }).click()
}

async function hold(page: Page, reason: string, { isAsked = false } = {}): Promise<void> {
  if (!isAsked) await ask(page, 'Hold…')
  await page.getByLabel('Reason').selectOption(reason)
  await page.getByRole('button', { name: 'Hold Ada Coach' }).click()
}

/** Shows the conflict at the field, with a link. */
async function expectTaken(page: Page, field: string, sentence: string): Promise<void> {
  await expect(page.getByText('Nothing was added. The fields below show what is taken.')).toBeVisible()
  await expect(page.getByLabel(field, { exact: true })).toHaveAccessibleDescription(new RegExp(sentence))
  await expect(page.getByRole('link', { name: 'Go to' })).toBeVisible()
}

async function expectRefused(page: Page, field: string, sentence: string): Promise<void> {
  await expect(page.getByText('Nothing was added.')).toBeVisible()
  await expect(page.getByLabel(field, { exact: true })).toHaveAccessibleDescription(new RegExp(sentence))
}

async function expectFact(page: Page, name: string, text: string): Promise<void> {
  const term = page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) })
  await expect(term.locator('xpath=following-sibling::dd')).toContainText(text)
}

const section = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title }) })

const decisions = (page: Page) => section(page, 'Activity').getByRole('listitem')

/** Requirements under one heading. */
const asked = (page: Page, bucket: string) =>
  page.getByRole('heading', { level: 3, name: bucket }).locator('xpath=..').getByRole('listitem')

const open = (page: Page, coachId: CoachId) => page.goto(`/admin/coaches/${coachId}`)

async function addCoach(database: Database, email: string, reference: string | null = null): Promise<CoachId> {
  const coach = { email, name: 'Ada Coach', reference, by: { kind: 'machine' } as const }
  const coachId = await createStore(database).coaches.addCoach(coach)
  if (coachId === null) throw new Error('the address was taken')
  return coachId
}

async function addCoachIn(
  database: Database,
  stripe: string,
  state: Exclude<State, 'not-started'>,
): Promise<{ coachId: CoachId; accountId: AccountId }> {
  const coachId = await addCoach(database, newAddress())
  return { coachId, accountId: await bringIntoState(database, coachId, state, stripe) }
}

/** No webhook event follows. */
async function changeAtStripe(stripe: string, accountId: AccountId, facts: object): Promise<void> {
  await controlAt(stripe, 'POST', `/accounts/${accountId}/facts`, { ...facts, notify: false })
}
