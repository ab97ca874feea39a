import type { StallingProxy } from '../../lib/store/testing/stalling-proxy'
import { newCoach } from '../support/caller'
import { endSessions } from '../support/pages/session'
import { getStack } from '../support/servers/stack'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('bad_input', { hasDatabaseProxy: true })

// One after another: the tests share one proxy to the database.
test.describe.configure({ mode: 'default' })

const notStarted = 'Set up payouts to get paid.'

test('says that no sign-in email can be sent while the mail server is away, and keeps the input', async ({ page }) => {
  await page.goto('/sign-in')
  const email = page.getByLabel('Your email address')
  await email.fill('ana@example.com')
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByText('We can’t send email right now. Nothing is lost')).toBeVisible()
  await expect(email).toHaveValue('ana@example.com')
})

test('keeps a message to support, under its id, while the mail server is away, with and without JavaScript', async ({
  coachPage: page,
  context,
  browser,
  database,
  appUrl,
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })
  for (const each of [page, await plain.newPage()]) {
    await each.goto(new URL('/payouts/help', appUrl).href)
    const text = each.getByLabel('How can we help?')
    await text.fill('Why am I\npaused?')
    const id = await each.locator('input[name=id]').inputValue()
    await each.getByRole('button', { name: 'Send message' }).click()
    await expect(each.getByText('We couldn’t send your message. Your text is still here.')).toBeVisible()
    await expect(text).toHaveValue('Why am I\npaused?')
    await expect(each.locator('input[name=id]')).toHaveValue(id)
  }
  expect(await database.prisma.decision.count({ where: { kind: 'help-asked' } })).toBe(0)
  await plain.close()
})

const chooseAnother =
  'Russia isn’t available yet: we can’t pay out there. Choose another country only if you work and bank there. Otherwise, email us.'
const tamperings: Record<string, (form: Element) => void> = {
  'refuses a country that is not on the list at the field, and opens nothing': (form) => {
    const option = form.querySelector('option[value=DE]')
    option?.setAttribute('value', 'RU')
  },
  'refuses a country that does not exist at the field, and opens nothing': (form) => {
    const option = form.querySelector('option[value=DE]')
    option?.setAttribute('value', "DE'; DROP TABLE coach")
  },
  'refuses a form without its country at the field, and opens nothing': (form) => {
    form.querySelector('select')?.removeAttribute('name')
  },
}
for (const [name, tamper] of Object.entries(tamperings)) {
  test(name, async ({ coachPage: page, coach, database }) => {
    await page.goto('/payouts')
    const country = page.getByLabel('Country')
    await country.locator('xpath=ancestor::form').evaluate(tamper)
    await country.selectOption({ label: 'Germany' })
    await page.getByRole('button', { name: 'Set up payouts' }).click()
    await expect(
      page.getByText(name.includes('not on the list') ? chooseAnother : 'Choose a country from the list.'),
    ).toBeVisible()
    expect(await database.prisma.payoutSetup.count({ where: { coachId: coach.coachId } })).toBe(0)
  })
}

test('acts for the signed-in coach when a form names another', async ({ coachPage: page, coach, database, appUrl }) => {
  const other = await newCoach(database, appUrl)
  await page.goto('/payouts')
  const country = page.getByLabel('Country')
  await country.locator('xpath=ancestor::form').evaluate((form, coachId) => {
    for (const name of ['coachId', 'coach_id', 'id'])
      form.append(Object.assign(document.createElement('input'), { name, value: coachId }))
  }, other.coachId)
  await country.selectOption('DE')
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
  const accounts = await database.prisma.payoutAccount.findMany({
    where: { coachId: { in: [coach.coachId, other.coachId] } },
  })
  expect(accounts.map(({ coachId }) => coachId)).toEqual([coach.coachId])
})

test('leads to sign-in and back when a session ended mid-action, with nothing done', async ({
  coachPage: page,
  appUrl,
  coach,
  database,
}) => {
  await page.goto('/payouts')
  await page.getByLabel('Country').selectOption('DE')
  await endSessions(database, coach)
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await page.waitForURL(`${appUrl}/sign-in?next=%2Fpayouts`)
  await expect(page.getByRole('button', { name: 'Email me a code' })).toBeVisible()
  expect(await database.prisma.payoutSetup.count({ where: { coachId: coach.coachId } })).toBe(0)
})

test('shows a coach none of the admin’s pages', async ({ coachPage: page, coach }) => {
  for (const path of ['/admin/coaches', '/admin/coaches/add', `/admin/coaches/${coach.coachId}`]) {
    const response = await page.goto(path)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: /^(Page|Coach) not found$/ })).toBeVisible()
  }
})

test('loses nothing when setup is sent without a database, and opens one account later', async ({
  coachPage: page,
  coach,
  database,
  databaseProxy,
  expectErrors,
}) => {
  // React's own code for an action that failed on the server, or its status.
  expectErrors(/React error #441|status of 500/)
  await page.goto('/payouts')
  await page.getByLabel('Country').selectOption('DE')
  databaseProxy.cut()
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await expect(page.getByText('Nothing you did is lost')).toBeVisible()
  databaseProxy.restore()
  await expect(async () => {
    await page.goto('/payouts')
    await page.getByLabel('Country').selectOption('DE')
    await page.getByRole('button', { name: 'Set up payouts' }).click()
    await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
  }).toPass()
  expect(await database.prisma.payoutAccount.count({ where: { coachId: coach.coachId } })).toBe(1)
})

const disturbances: Record<string, (proxy: StallingProxy) => void> = {
  'says that nothing is lost while the database is away, and works again afterwards': (proxy) => proxy.cut(),
  'says that nothing is lost while the database is silent, and works again afterwards': (proxy) => proxy.stall(),
}
for (const [name, disturb] of Object.entries(disturbances)) {
  test(name, async ({ coachPage: page, databaseProxy }) => {
    disturb(databaseProxy)
    const response = await page.goto('/payouts')
    expect(response?.status()).toBe(500)
    await expect(page.getByText('Nothing you did is lost')).toBeVisible()
    databaseProxy.restore()
    await expect(async () => {
      await page.goto('/payouts')
      await expect(page.getByRole('heading', { name: notStarted })).toBeVisible()
    }).toPass()
  })
}
