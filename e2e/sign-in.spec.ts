import { expect } from '@playwright/test'
import { askForLink, countLetters, fillInAddress, newAddress, pressLink, signInByLetter } from './support/letter'
import { getStack } from './support/stack'
import { test } from './support/visitor'

const usedUp = 'That link does not work any more.'
const foreign = 'http://elsewhere.example'

test('A mailed link that a scanner has looked at signs in, once, at the press of its one button', async ({
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

test('A link that was not pressed within its time says so, and signs nobody in', async ({ page, memory }) => {
  const email = newAddress()
  const link = await askForLink(page, email)
  await memory.prisma.verificationToken.updateMany({ where: { identifier: email }, data: { expires: new Date() } })
  await pressLink(page, link)
  await expect(page.getByText(usedUp)).toBeVisible()
  expect(await page.context().cookies()).toEqual([])
  expect(await memory.prisma.session.count({ where: { user: { email } } })).toBe(0)
})

test('The door behind the button opens to no look and to no press from elsewhere, and uses nothing up', async ({
  page,
  request,
}) => {
  const link = await askForLink(page, newAddress())
  const door = `${getStack().appUrl}/api/auth/callback/email${new URL(link).search}`
  for (const method of ['GET', 'HEAD']) expect((await request.fetch(door, { method })).status()).toBe(405)
  for (const headers of [{}, { origin: 'null' }, { origin: foreign }, { origin: getStack().listedAppUrl }])
    expect((await request.post(door, { headers, maxRedirects: 0 })).status()).toBe(403)

  // Else a stranger could sign a visitor in as themselves, and wait for their bank details.
  await page.route(`${foreign}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${door}"><button>Win</button></form>`,
    }),
  )
  await page.goto(foreign)
  const [answer] = await Promise.all([page.waitForResponse(door), page.getByRole('button', { name: 'Win' }).click()])
  expect(answer.status()).toBe(403)
  expect(await page.context().cookies()).toEqual([])

  await pressLink(page, link)
  await page.waitForURL(`${getStack().appUrl}/payouts`)
})

test('The session is in a cookie of this port that no script and no other site can use', async ({ page }) => {
  await signInByLetter(page, newAddress())
  const { port } = new URL(getStack().appUrl)
  const cookies = await page.context().cookies()
  expect(cookies).toMatchObject([
    { name: `greenlight-session-${port}`, path: '/', httpOnly: true, sameSite: 'Lax', secure: false },
  ])
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('Known, listed and unlisted addresses get the same answer, and the unlisted ones no letter', async ({
  page,
  memory,
}) => {
  const { listedAppUrl: appUrl } = getStack()
  const [unlisted, listed, known] = [newAddress(), newAddress(), newAddress()]
  for (const email of [listed, known]) await memory.prisma.coach.create({ data: { email } })
  await signInByLetter(page, known, { appUrl })
  await page.context().clearCookies()

  const answers: string[] = []
  for (const email of [unlisted, listed, known]) {
    await fillInAddress(page, email, { appUrl })
    await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
    answers.push(`${page.url()} ${await page.locator('body').innerText()}`)
  }
  expect(new Set(answers).size).toBe(1)

  // Whoever asked later has their letter, so the one who asked first would have theirs.
  await expect.poll(() => countLetters(listed)).toBe(1)
  await expect.poll(() => countLetters(known)).toBe(2)
  expect(await countLetters(unlisted)).toBe(0)
  expect(await memory.prisma.verificationToken.count({ where: { identifier: unlisted } })).toBe(0)
})
