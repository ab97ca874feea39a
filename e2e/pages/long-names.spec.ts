import type { Locator, Page } from '@playwright/test'
import { accountMenu } from '../support/pages/account-menu'
import { findings } from '../support/pages/axe'
import { misfits } from '../support/pages/fit'
import { desktop, phone } from '../support/pages/screen-sizes'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('long_names')

test('writes a name in its own direction, and breaks a long one, without anything beside the page', async ({
  servers,
  page,
  context,
  coach,
}) => {
  for (const name of ['أكاديمية القيادة', 'Wirtschaftsprüfungsgesellschaftsberatungsakademieverband']) {
    const { url } = await servers.start({ PLATFORM_NAME: name })
    await page.goto(url)
    await expect(page).toHaveTitle(`Payouts for coaches · ${name}`)
    await expect(page.getByRole('banner').locator('bdi')).toHaveText(name)
    await expectFit(page)
    const cookie = coach.headers.cookie?.split('=')[1] ?? ''
    await context.addCookies([{ name: `greenlight-session-${new URL(url).port}`, value: cookie, url }])
    await page.goto(`${url}/payouts`)
    await expect(page).toHaveTitle(`Your payouts · ${name}`)
    await expectFit(page)
  }
})

test('keeps the longest name and address within every page, and neither breaks the other', async ({
  servers,
  page,
  context,
  coach,
}) => {
  const email = `${'ana-'.repeat(15)}rui@${'long-name.'.repeat(18)}example.io`
  expect(email).toHaveLength(254)
  const { prisma } = servers.database
  await prisma.user.update({ where: { id: coach.userId }, data: { email } })
  await prisma.coach.update({
    where: { id: coach.coachId },
    data: { email, name: 'Maximiliana '.repeat(9).slice(0, 100).trim() },
  })
  const name = 'Akademie für Führung, Haltung und Sprache im deutschen Süden'
  const { url } = await servers.start({ PLATFORM_NAME: name })
  const cookie = coach.headers.cookie?.split('=')[1] ?? ''
  await context.addCookies([{ name: `greenlight-session-${new URL(url).port}`, value: cookie, url }])
  await prisma.admin.create({ data: { userId: coach.userId } })
  for (const path of ['/payouts', '/account', '/payouts/help', `/admin/coaches/${coach.coachId}`]) {
    await page.goto(url + path)
    await expectFit(page)
  }
  const banner = page.getByRole('banner')
  await page.setViewportSize(desktop)
  await page.goto(`${url}/account`)
  expect(await brokenWords(banner.locator('bdi'))).toEqual([])
  await accountMenu(page).click()
  await expect(banner.getByText(email, { exact: true })).toBeVisible()
  expect(await misfits(page)).toEqual([])
})

/** Those that run over more than one line. */
function brokenWords(text: Locator): Promise<string[]> {
  return text.evaluate((element) => {
    const node = element.firstChild as Text
    return [...node.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      return range.getClientRects().length > 1 ? [word] : []
    })
  })
}

async function expectFit(page: Page): Promise<void> {
  for (const viewport of [phone, desktop]) {
    await page.setViewportSize(viewport)
    // A field holds more than it shows.
    expect((await misfits(page)).filter((each) => each !== 'is cut: input ')).toEqual([])
  }
  expect(await findings(page)).toEqual([])
}
