import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { desktop, phone } from './support/looks'
import { type OwnServer, type OwnServers, openOwnServers } from './support/own-servers'
import { admin, type Screen, screens, shownCoach } from './support/screens'
import { signIn, signInAdmin } from './support/session'
import { hearTrouble } from './support/trouble'

// One after another: the screens are those of one small world, which is seeded once.
test.describe.configure({ mode: 'default' })

let servers: OwnServers
let server: OwnServer
let coachId: string

test.beforeAll(async () => {
  servers = await openOwnServers('pages')
  await servers.seed()
  server = await servers.start()
  const { id } = await servers.database.prisma.coach.findUniqueOrThrow({ where: { email: shownCoach.email } })
  coachId = id
})
test.afterAll(() => servers.close())

for (const screen of screens) {
  test(`${screen.name}: axe finds nothing, on a phone and on a desktop, in light and in dark`, async ({ page }) => {
    await open(page, screen)
    for (const viewport of [phone, desktop])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expect(await findings(page), `${viewport.width} ${colorScheme}`).toEqual([])
      }
  })
}

async function open(page: Page, screen: Screen): Promise<string[]> {
  await enter(page.context(), screen.person)
  const trouble = hearTrouble(page)
  const response = await page.goto(server.url + screen.path.replace('{coach}', coachId))
  expect(response?.status()).toBe(screen.status ?? 200)
  return trouble
}

async function enter(context: BrowserContext, person: string | null): Promise<void> {
  if (person === null) return
  await (person === admin ? signInAdmin : signIn)(servers.database, context, server.url, person)
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
