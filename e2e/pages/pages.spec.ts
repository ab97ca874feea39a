import { readdirSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import type { AdminId, CoachId } from '../../lib/payouts/vocabulary/ids'
import { createStore } from '../../lib/store/store'
import { openStallingProxy, type StallingProxy } from '../../lib/store/testing/stalling-proxy'
import { findings, findingsOfAppearance } from '../support/pages/axe'
import { misfits } from '../support/pages/fit'
import { controls, stepsBack, walk } from '../support/pages/keyboard'
import { desktop, phone, zoomed } from '../support/pages/screen-sizes'
import { admin, type Screen, screens, shownCoach } from '../support/pages/screens'
import { signIn, signInAdmin } from '../support/pages/session'
import { onTrouble } from '../support/pages/trouble'
import { newDeclinedPayment } from '../support/scenes/payment'
import { type OwnServer, type OwnServers, openOwnServers } from '../support/servers/own-servers'
import { expect, test } from '../support/test'

// One after another: the screens share one seeded world.
test.describe.configure({ mode: 'default' })

let servers: OwnServers
let server: OwnServer
let proxy: StallingProxy
let coachId: CoachId
/** The demo payments' references by lesson. */
let references: Map<string, string>

test.beforeAll(async () => {
  servers = await openOwnServers('pages')
  await servers.seed()
  proxy = await openStallingProxy(servers.databaseUrl)
  server = await servers.start({ DATABASE_URL: proxy.url })
  const { id } = await servers.database.prisma.coach.findUniqueOrThrow({ where: { email: shownCoach.email } })
  coachId = id as CoachId
  const declined = await servers.database.prisma.coach.findFirstOrThrow({ where: { name: 'Tomas Silva' } })
  await newDeclinedPayment(servers.database, declined.id as CoachId, 'declined-1')
  const payments = await servers.database.prisma.payment.findMany({ select: { reference: true } })
  references = new Map(payments.map(({ reference }) => [reference.replace(/-[^-]+$/, ''), reference]))
})
test.afterAll(async () => {
  await servers.close()
  await proxy.close()
})

for (const screen of screens) {
  test(`${screen.name}: is accessible`, async ({ page }) => {
    const trouble = await open(page, screen)

    await expect(page).toHaveTitle(`${filled(screen.title)} · Greenlight`)
    await expect(page.locator('html')).toHaveAttribute('lang', /^en/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)

    await page.setViewportSize(phone)
    await leadsPastTheHeader(page)
    const all = await controls(page)
    const stops = await walk(page)
    expect(stops.map(({ what }) => what)).toEqual(all)
    expect(stops.filter(({ hasRing, isInSight }) => !hasRing || !isInSight)).toEqual([])
    expect(stepsBack(stops.slice(1))).toEqual([])

    await expectNothingAmiss(page)
    expect(trouble).toEqual([])
  })
}

test('keeps the error page accessible, with a way to try again', async ({ page }) => {
  await enter(page.context(), ready)
  proxy.cut()
  await page.setViewportSize(phone)
  await page.goto(`${server.url}/payouts`)
  await expect(page.getByRole('heading', { level: 1, name: 'Something went wrong on our side' })).toBeVisible()
  await expect(page).toHaveTitle('Something went wrong on our side · Greenlight')
  await expect(page.locator('html')).toHaveAttribute('lang', /^en/)
  expect((await walk(page)).map(({ what }) => what)).toEqual(['a Try again', 'a Go to the home page'])
  await expectNothingAmiss(page)
  proxy.restore()
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible()
})

const ready = 'ana@demo.example'

test('keeps a refund refused at its field accessible', async ({ page }) => {
  await enter(page.context(), admin)
  await page.goto(server.url + filled('/admin/payments/{lesson-102}/refund'))
  await page.getByLabel('Amount in EUR').fill('9999,99')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Amount in EUR')).toHaveAccessibleDescription(/Only €40\.00 can be refunded\./)
  await expect(page.getByLabel('Amount in EUR')).toHaveValue('9999,99')
  await expectNothingAmiss(page)
})

test('includes every page of the app in the screens', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(.*\/)?(page|not-found|error|global-error)\.tsx$/.test(file))
    .map((file) => `app/${file}`)
  expect(files.length).toBeGreaterThan(0)
  const seen = new Set([...screens.map(({ file }) => file), ...otherwise])
  expect(files.filter((file) => !seen.has(file))).toEqual([])
})

/** A page that redirects, an error page tested elsewhere, and that page in a bare frame. */
const otherwise = ['app/page.tsx', 'app/error.tsx', 'app/global-error.tsx']

test('gives no two pages the same title', () => {
  const titles = new Map(screens.map(({ file, title }) => [file, title]))
  expect(new Set(titles.values()).size).toBe(titles.size)
})

async function open(page: Page, screen: Screen): Promise<string[]> {
  await enter(page.context(), screen.person)
  const status = screen.status ?? 200
  await (screen.isHeld ? hold() : release())
  const address = server.url + filled(screen.path)
  const trouble = onTrouble(page, status === 200 ? undefined : { address, status })
  const response = await page.goto(address)
  expect(response?.status()).toBe(status)
  return trouble
}

async function hold(): Promise<void> {
  await createStore(servers.database).hold(coachId, 'identity-doubt', 'admin-1' as AdminId)
}

async function release(): Promise<void> {
  await servers.database.pool.query('DELETE FROM hold')
}

/** Fills in the coach's id and payment references. */
function filled(text: string): string {
  return text.replaceAll(/\{([\w-]+)\}/g, (_, name) => {
    const value = name === 'coach' ? coachId : references.get(name)
    if (value === undefined) throw new Error(`the demo has no ${name}`)
    return value
  })
}

async function enter(context: BrowserContext, person: string | null): Promise<void> {
  if (person === null) return
  await (person === admin ? signInAdmin : signIn)(servers.database, context, server.url, person)
}

/** No overflow, no clipping and no axe findings, in every look. */
async function expectNothingAmiss(page: Page): Promise<void> {
  for (const viewport of [phone, zoomed, desktop]) {
    await page.setViewportSize(viewport)
    expect(await misfits(page), `${viewport.width} pixels wide`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await findings(page), 'on a desktop, in dark').toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await findingsOfAppearance(page), 'on a desktop, in light').toEqual([])
  await page.setViewportSize(phone)
  expect(await findings(page), 'on a phone, in light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findingsOfAppearance(page), 'on a phone, in dark').toEqual([])
}

/** The first Tab leads to the content, and the next goes on from there. */
async function leadsPastTheHeader(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  const link = page.getByRole('link', { name: 'Skip to content' })
  await expect(link).toBeFocused()
  await expect(link).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  const isPast = () => page.evaluate(() => document.activeElement?.matches(':is(main, main ~ *) *') ?? false)
  expect(await isPast()).toBe(true)
}
