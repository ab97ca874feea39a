import { readdirSync } from 'node:fs'
import type { BrowserContext, Page, ViewportSize } from '@playwright/test'
import type { AdminId, CoachId } from '../../lib/payouts/vocabulary/ids'
import type { Database } from '../../lib/store/database'
import { createHomeUpkeep } from '../../lib/store/home/home-upkeep'
import { createStore } from '../../lib/store/store'
import { findings, findingsOfAppearance } from '../support/pages/axe'
import { fillInAddress, newAddress } from '../support/pages/email'
import { misfits } from '../support/pages/fit'
import { controls, stepsBack, walk } from '../support/pages/keyboard'
import { desktop, phone, zoomed } from '../support/pages/screen-sizes'
import { admin, type Screen, screens, shownCoach } from '../support/pages/screens'
import { signIn, signInAdmin } from '../support/pages/session'
import { hydrated } from '../support/pages/slow-line'
import { onTrouble } from '../support/pages/trouble'
import { newBatch } from '../support/scenes/batch'
import { newDeclinedPayment } from '../support/scenes/payment'
import { findStack } from '../support/servers/stack'
import { expect, testWithServer } from '../support/test-with-server'

interface World {
  /** The coach of the detail page. */
  coachId: CoachId
  /** The demo payments' references by lesson, the coach's link to reminders, and a batch. */
  references: Map<string, string>
}

// One screen follows an email. Playwright lists the tests before there is a stack.
const settings = { SMTP_URL: findStack()?.smtpUrl }

const test = testWithServer('pages', { hasDatabaseProxy: true, hasDemo: true, settings }).extend<
  { open: (screen: Screen) => Promise<string[]> },
  { world: World }
>({
  /** Opens the screen as its person; the answer grows with the trouble that the page has. */
  open: ({ page, context, database, appUrl, world }, use) =>
    use(async (screen) => {
      await enter(database, context, appUrl, screen.person)
      if (screen.asksFirst) {
        await fillInAddress(page, newAddress(), `${appUrl}/sign-in`)
        await page.waitForURL(`${appUrl}${screen.path}`)
      }
      await (screen.isHeld ? hold(database, world) : release(database))
      const status = screen.status ?? 200
      const address = appUrl + filled(world, screen.path)
      const trouble = onTrouble(page, status === 200 ? undefined : { address, status })
      expect((await page.goto(address))?.status()).toBe(status)
      // Scripts may draw what the server could not know.
      if (status === 200) await hydrated(page.getByRole('main'))
      return trouble
    }),
  world: [
    async ({ database, server: _ }, use) => {
      const { id } = await database.prisma.coach.findUniqueOrThrow({ where: { email: shownCoach.email } })
      const declined = await database.prisma.coach.findFirstOrThrow({ where: { name: 'Tomas Silva' } })
      await newDeclinedPayment(database, declined.id as CoachId, 'declined-1')
      const home = createHomeUpkeep(database, { rowsAtOnce: 1_000, todaySeconds: 3_600, pastSeconds: 3_600 })
      while ((await home.keep()) > 0);
      const payments = await database.prisma.payment.findMany({ select: { reference: true } })
      const references = new Map(payments.map(({ reference }) => [reference.replace(/-[^-]+$/, ''), reference]))
      const { token } = await createStore(database).emails.getReminderChoice(id as CoachId)
      references.set('reminders', token)
      const { id: adminId } = await database.prisma.user.findUniqueOrThrow({ where: { email: admin } })
      references.set('batch', await newBatch(database, id, adminId))
      await use({ coachId: id as CoachId, references })
    },
    { scope: 'worker', timeout: 300_000 },
  ],
})

// One after another: the screens share one seeded world.
test.describe.configure({ mode: 'default' })

for (const screen of screens) {
  test(`${screen.name}: is accessible`, async ({ page, world, open }) => {
    const trouble = await open(screen)
    await expect(page).toHaveTitle(`${filled(world, screen.title)} · Greenlight`)
    await expect(page.locator('html')).toHaveAttribute('lang', /^en/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)

    await page.setViewportSize(phone)
    await leadsPastTheHeader(page)
    const all = await controls(page)
    const stops = await walk(page)
    expect(stops.map(({ what }) => what)).toEqual(all)
    expect(stops.filter(({ hasRing, isInSight }) => !hasRing || !isInSight)).toEqual([])
    expect(stepsBack(stops.slice(1))).toEqual([])

    await expectNothingAmiss(page, phoneLooks)
    expect(trouble).toEqual([])
  })

  test(`${screen.name}: is accessible on a desktop`, { tag: '@long' }, async ({ page, open }) => {
    await open(screen)
    await expectNothingAmiss(page, desktopLooks)
  })
}

test('keeps the error page accessible, with a way to try again', async ({
  page,
  context,
  database,
  databaseProxy,
  appUrl,
  world: _,
}) => {
  await enter(database, context, appUrl, ready)
  databaseProxy.cut()
  await page.setViewportSize(phone)
  await page.goto('/payouts')
  await expect(page.getByRole('heading', { level: 1, name: 'Something went wrong on our side' })).toBeVisible()
  await expect(page).toHaveTitle('Something went wrong on our side · Greenlight')
  await expect(page.locator('html')).toHaveAttribute('lang', /^en/)
  expect((await walk(page)).map(({ what }) => what)).toEqual(['a Try again', 'a Go to the home page'])
  await expectNothingAmiss(page, phoneLooks)
  databaseProxy.restore()
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible()
})

const ready = 'ana@demo.example'

test('keeps a refund refused at its field accessible', async ({ page, context, database, appUrl, world }) => {
  await enter(database, context, appUrl, admin)
  await page.goto(filled(world, '/admin/payments/{lesson-102}/refund'))
  await page.getByLabel('Amount in EUR').fill('9999,99')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Amount in EUR')).toHaveAccessibleDescription(/Only €40\.00 can be refunded\./)
  await expect(page.getByLabel('Amount in EUR')).toHaveValue('9999,99')
  await expectNothingAmiss(page, phoneLooks)
})

test('includes every page of the app in the screens', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(.*\/)?(page|not-found|error|global-error)\.tsx$/.test(file))
    .map((file) => `app/${file}`)
  expect(files.length).toBeGreaterThan(0)
  const seen = new Set([...screens.map(({ file }) => file), ...otherwise])
  expect(files.filter((file) => !seen.has(file))).toEqual([])
})

/** An error page tested elsewhere, and that page in a bare frame. */
const otherwise = ['app/error.tsx', 'app/global-error.tsx']

test('gives no two pages the same title', () => {
  const titles = new Map(screens.map(({ file, title }) => [file, title]))
  expect(new Set(titles.values()).size).toBe(titles.size)
})

async function hold(database: Database, { coachId }: World): Promise<void> {
  await createStore(database).coaches.hold(coachId, 'identity-doubt', 'admin-1' as AdminId)
}

async function release({ pool }: Database): Promise<void> {
  await pool.query('DELETE FROM hold')
}

/** Fills in the coach's id and payment references. */
function filled({ coachId, references }: World, text: string): string {
  return text.replaceAll(/\{([\w-]+)\}/g, (_, name) => {
    const value = name === 'coach' ? coachId : references.get(name)
    if (value === undefined) throw new Error(`the demo has no ${name}`)
    return value
  })
}

async function enter(
  database: Database,
  context: BrowserContext,
  appUrl: string,
  person: string | null,
): Promise<void> {
  if (person === null) return
  await (person === admin ? signInAdmin : signIn)(database, context, appUrl, person)
}

const [phoneLooks, desktopLooks] = [[zoomed, phone], [desktop]]

/** No overflow, no clipping and no axe findings, the last of the sizes in light and dark. */
async function expectNothingAmiss(page: Page, sizes: ViewportSize[]): Promise<void> {
  for (const viewport of sizes) {
    await page.setViewportSize(viewport)
    expect(await misfits(page), `${viewport.width} pixels wide`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(await findings(page), 'in light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findingsOfAppearance(page), 'in dark').toEqual([])
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
