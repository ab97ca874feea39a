import { createCallerLimits } from '../../lib/store/limits/caller-limits'
import {
  askForLink,
  countEmails,
  fillInAddress,
  hiddenIn,
  newAddress,
  pressLink,
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
  await expect(elsewhere.getByRole('button', { name: 'Send me a link' })).toBeVisible()
  expect(await elsewhere.context().cookies()).toEqual([])
  await elsewhere.context().close()
})

test('says that a link expired, and signs no one in', async ({ page, database }) => {
  const email = newAddress()
  const link = await askForLink(page, email)
  await database.prisma.verificationToken.updateMany({ where: { identifier: email }, data: { expires: new Date() } })
  await pressLink(page, link)
  await expect(page.getByText(usedUp)).toBeVisible()
  expect(await page.context().cookies()).toEqual([])
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
  expect(await page.context().cookies()).toEqual([])

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
    answers.push(`${page.url()} ${await page.locator('body').innerText()}`)
  }
  expect(new Set(answers).size).toBe(1)

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
  await page.getByRole('button', { name: 'Send me a link' }).click()
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

test('signs in by the emailed code without scripts, to the requested page', async ({ browser, database }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    extraHTTPHeaders: { 'x-forwarded-for': newClient() },
  })
  const page = await context.newPage()
  const email = newAddress()
  const link = await askForLink(page, email, `${getStack().appUrl}/sign-in?next=/payouts/payments`)
  await typeCode(page, link)
  await page.waitForURL(`${getStack().appUrl}/payouts/payments`)
  expect(await database.prisma.verificationToken.count({ where: { identifier: email } })).toBe(0)
  await context.close()
})
