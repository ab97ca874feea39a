import type { Page } from '@playwright/test'
import { createCallerLimits } from '../../lib/store/limits/caller-limits'
import { letIn } from '../support/caller'
import {
  askForCode,
  askForLink,
  codeIn,
  countEmails,
  fillInAddress,
  hiddenIn,
  newAddress,
  pressLink,
  textOfNext,
  typeCode,
} from '../support/pages/email'
import { signInNewCoach } from '../support/pages/session'
import { sendForm } from '../support/raw-form'
import { getStack } from '../support/servers/stack'
import { expect, newClient, test } from '../support/test'

const tooOften = /^Too many attempts\. Try again in \d+ minutes\.$/
const usedUp = 'That link no longer works.'
const foreign = 'http://elsewhere.example'

test('signs in once with a link that a scanner opened, at the press of its button', async ({
  page,
  browser,
  request,
}) => {
  const link = await askForLink(page, newAddress())
  for (const method of ['HEAD', 'GET', 'GET']) expect((await request.fetch(link, { method })).status()).toBe(200)
  await page.goto(link)
  await expect(page.getByRole('button')).toHaveCount(1)
  await pressLink(page, link)
  await page.waitForURL(`${getStack().appUrl}/payouts`)

  const elsewhere = await (await browser.newContext()).newPage()
  await pressLink(elsewhere, link)
  await expect(elsewhere.getByText(usedUp)).toBeVisible()
  await expect(elsewhere.getByRole('button', { name: 'Email me a code' })).toBeVisible()
  // The address to fill in, sealed; no session.
  const cookies = await elsewhere.context().cookies()
  expect(cookies.map(({ name, httpOnly }) => [name.replace(/-\d+$/, ''), httpOnly])).toEqual([
    ['greenlight-request', true],
  ])
  await elsewhere.context().close()
})

test('says that a link expired, and signs no one in', async ({ page, database }) => {
  const email = newAddress()
  const link = await askForLink(page, email)
  await database.prisma.verificationToken.updateMany({ where: { identifier: email }, data: { expires: new Date() } })
  await pressLink(page, link)
  await expect(page.getByText(usedUp)).toBeVisible()
  expect(await database.prisma.session.count({ where: { user: { email } } })).toBe(0)
})

test('keeps a link unused through visits and presses from other sites', async ({ page, request }) => {
  const link = await askForLink(page, newAddress())
  const callback = `${getStack().appUrl}/api/auth/callback/email`
  const form = hiddenIn(link)
  for (const method of ['GET', 'HEAD']) expect((await request.fetch(callback, { method })).status()).toBe(405)
  const elsewhere: Record<string, string>[] = [{}, { origin: 'null' }, { origin: foreign }]
  for (const headers of [...elsewhere, { origin: getStack().listedAppUrl }])
    expect((await request.post(callback, { headers, form, maxRedirects: 0 })).status()).toBe(403)

  // Otherwise a stranger could sign a visitor in as themselves and receive their bank details.
  await page.route(`${foreign}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${callback}"><input name="token" value="${form.token}"><input name="email"
        value="${form.email}"><button>Win</button></form>`,
    }),
  )
  await page.goto(foreign)
  const [answer] = await Promise.all([
    page.waitForResponse(callback),
    page.getByRole('button', { name: 'Win' }).click(),
  ])
  expect(answer.status()).toBe(403)
  expect(await hasSession(page)).toBe(false)

  await pressLink(page, link)
  await page.waitForURL(`${getStack().appUrl}/payouts`)
})

test('answers known, listed and unlisted addresses alike, and emails no unlisted ones', async ({ page, database }) => {
  const signInPage = `${getStack().listedAppUrl}/sign-in`
  const [unlisted, listed] = [newAddress(), newAddress()]
  await database.prisma.coach.create({ data: { email: listed } })
  const { email: known } = await signInNewCoach(database, page.context(), getStack().listedAppUrl)
  await page.context().clearCookies()

  const answers: string[] = []
  for (const email of [unlisted, listed, known]) {
    await fillInAddress(page, email, signInPage)
    await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
    answers.push(`${page.url()} ${await page.locator('body').innerText()}`.replaceAll(email, 'ADDRESS'))
    await typeCode(page, '000000')
    await expect(page.getByText('That code isn’t right.')).toBeVisible()
    answers.push(`${page.url()} ${await page.locator('body').innerText()}`.replaceAll(email, 'ADDRESS'))
  }
  expect(new Set(answers).size).toBe(2)

  // The later request has its email, so the earlier one would have.
  await expect.poll(() => countEmails(listed)).toBe(1)
  await expect.poll(() => countEmails(known)).toBe(1)
  expect(await countEmails(unlisted)).toBe(0)
  expect(await database.prisma.verificationToken.count({ where: { identifier: unlisted } })).toBe(0)
})

test('reports an address we would not write to at the field, and emails no one', async ({ page, database }) => {
  const said = 'Enter an email address, such as ana@example.com.'
  const [first, second, good] = [newAddress(), newAddress(), newAddress()]
  const mistyped = `Ana <${first}>`
  await fillInAddress(page, mistyped)
  const field = page.getByLabel('Your email address')
  await expect(field).toHaveAccessibleDescription(said)
  await expect(field).toHaveValue(mistyped)

  // Browsers strip line breaks from fields; an attacker sends the form without one.
  for (const email of [
    `${first},${second}`,
    `${first}\r\nbcc: ${second}`,
    `${first}\nx`,
    `<${first}>`,
    `"a"${first}`,
  ]) {
    const answer = await sendForm(page, { email })
    expect([answer.status(), await answer.text()]).toEqual([200, expect.stringContaining(said)])
  }
  expect((await sendForm(page, { email: good })).status()).toBe(303)
  await expect.poll(() => countEmails(good)).toBe(1)
  expect([await countEmails(first), await countEmails(second)]).toEqual([0, 0])
  const written = await database.prisma.verificationToken.findMany({ select: { identifier: true } })
  expect(written.filter(({ identifier }) => [first, second].some((email) => identifier.includes(email)))).toEqual([])
})

test('takes no text that the answer on its way would replace', async ({ page }) => {
  await page.goto('/sign-in')
  const field = page.getByLabel('Your email address')
  let letGo = () => {}
  const untilLetGo = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/sign-in', async (route) => {
    await untilLetGo
    await route.continue()
  })
  await field.fill('first')
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(field).not.toBeEditable()
  letGo()
  await expect(field).toBeEditable()
  await expect(field).toHaveValue('first')
  await expect(page.getByText('Enter an email address, such as')).toBeVisible()
})

test('says when to ask again after too many requests, and does not delay others', async ({ page, database }) => {
  const limiter = createCallerLimits(database)
  const often = newAddress()
  const client = newClient()
  while ((await limiter.take('sign-in-client', client)).allowed);
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': client })
  await fillInAddress(page, often)
  await expect(page.getByText(tooOften)).toBeVisible()
  await expect(page.getByLabel('Your email address')).toHaveValue(often)
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': newClient() })
  await askForLink(page, newAddress())
  expect(await countEmails(often)).toBe(0)
})

test('stops too many presses from one client, while the link works elsewhere', async ({ page, database }) => {
  const link = await askForLink(page, newAddress())
  const client = newClient()
  const limiter = createCallerLimits(database)
  while ((await limiter.take('sign-in-press', client)).allowed);
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': client })
  await pressLink(page, link)
  await expect(page.getByText('Too many attempts.')).toBeVisible()
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': newClient() })
  await pressLink(page, link)
  await page.waitForURL(`${getStack().appUrl}/payouts`)
})

test('sends a link’s token to the server only when its button is pressed', async ({ page }) => {
  const link = await askForLink(page, newAddress())
  const { token, email } = hiddenIn(link)
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${JSON.stringify(request.headers())}`))
  await page.goto(link)
  await expect(page.getByRole('main').getByText(email)).toBeVisible()
  await pressLink(page, link)
  await page.waitForURL(`${getStack().appUrl}/payouts`)
  expect(sent.length).toBeGreaterThan(3)
  expect(sent.filter((each) => each.includes(token) || each.includes(encodeURIComponent(email)))).toEqual([])
})

test('signs in by the emailed code, to the requested page, with and without scripts', async ({ browser, database }) => {
  for (const javaScriptEnabled of [true, false]) {
    const extraHTTPHeaders = { 'x-forwarded-for': newClient() }
    const context = await browser.newContext({ javaScriptEnabled, extraHTTPHeaders })
    const page = await context.newPage()
    const email = newAddress()
    const code = await askForCode(page, email, `${getStack().appUrl}/sign-in?next=/payouts/payments`)
    await typeCode(page, '12345')
    const field = page.getByLabel('Code from the email')
    await expect(field).toHaveAccessibleDescription(/Enter the six digits from the email\./)
    await expect(field).toHaveValue(' 123 45 ')
    await typeCode(page, code)
    await page.waitForURL(`${getStack().appUrl}/payouts/payments`)
    expect((await context.cookies()).map(({ name }) => name)).toEqual([`greenlight-session-${port()}`])
    expect(await database.prisma.verificationToken.count({ where: { identifier: email } })).toBe(0)
    await context.close()
  }
})

test('repeats the address asked for, sends again after a moment, and fills it in on return', async ({
  page,
  browser,
  database,
}) => {
  const email = newAddress()
  const first = await askForCode(page, email)
  await expect(page.getByRole('main').getByText(email)).toBeVisible()
  const second = codeIn(await textOfNext(email, () => page.getByRole('button', { name: 'Send again' }).click()))
  await expect(page.getByText('We’ve sent a new email. Only its code works now.')).toBeVisible()
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByText(/^Too many attempts\. Try again in \d+ seconds\.$/)).toBeVisible()

  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(`${getStack().appUrl}/sign-in/sent`)
  await expect(elsewhere).toHaveURL(`${getStack().appUrl}/sign-in`)
  await expect(elsewhere.getByLabel('Your email address')).toHaveValue('')
  await elsewhere.context().close()

  await page.getByRole('link', { name: 'Use another address' }).click()
  await expect(page.getByLabel('Your email address')).toHaveValue(email)
  await page.goto(`${getStack().appUrl}/sign-in/sent`)
  if (first !== second) {
    await typeCode(page, first)
    await expect(page.getByText('You have 4 tries left.')).toBeVisible()
  }
  await typeCode(page, second)
  await page.waitForURL(`${getStack().appUrl}/payouts`)
  expect(await database.prisma.session.count({ where: { user: { email } } })).toBe(1)
})

test('fills in the address to which a link was emailed, and says so to somebody else who is signed in', async ({
  coachPage: page,
  coach,
  admin,
  appUrl,
}) => {
  await page.goto('/payouts/help')
  await page.getByLabel('How can we help?').fill('Why am I paused?')
  const text = await textOfNext(coach.email, () => page.getByRole('button', { name: 'Send message' }).click())
  const link = /^http\S+\/sign-in\S+$/m.exec(text)?.[0] ?? ''
  expect(link).not.toContain(coach.email.split('@', 1)[0])
  await page.goto(link)
  await expect(page).toHaveURL(`${appUrl}/payouts`)

  await page.context().clearCookies()
  await page.goto(link)
  const field = page.getByLabel('Your email address')
  await expect(field).toHaveValue(coach.email)
  for (const mark of ['x', coach.email, `${new URL(link).searchParams.get('as')}x`.slice(1)]) {
    await page.goto(`${appUrl}/sign-in?${new URLSearchParams({ as: mark })}`)
    await expect(field).toHaveValue('')
  }

  await letIn(page.context(), appUrl, admin)
  await page.goto(link)
  await expect(page.getByText(`You’re signed in as ${admin.email}, but the link`)).toBeVisible()
  await expect(field).toHaveValue(coach.email)
  await page.getByRole('link', { name: `Stay signed in as ${admin.email}` }).click()
  await expect(page).toHaveURL(`${appUrl}/admin/coaches`)
})

const port = () => new URL(getStack().appUrl).port

async function hasSession(page: Page): Promise<boolean> {
  const cookies = await page.context().cookies()
  return cookies.some(({ name }) => name === `greenlight-session-${port()}`)
}
