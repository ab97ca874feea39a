import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AdminId, CoachId } from '../../lib/payouts/vocabulary/ids'
import type { Database } from '../../lib/store/database'
import { createStore } from '../../lib/store/store'
import { misfits } from '../support/pages/fit'
import { phone } from '../support/pages/screen-sizes'
import { screens, shownCoach } from '../support/pages/screens'
import { signIn, signInNewCoach } from '../support/pages/session'
import { untranslated } from '../support/pages/untranslated'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { type OneAddress, openOneAddress } from '../support/servers/one-address'
import { buildOther } from '../support/servers/other-build'
import { type OwnServers, openOwnServers } from '../support/servers/own-servers'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

// One after another: they share one address.
test.describe.configure({ mode: 'default' })

let servers: OwnServers
let address: OneAddress
let older: string
let newer: string
let removeBuild: () => void

test.beforeAll(async () => {
  // A full build, on a machine busy with other tests.
  test.setTimeout(900_000)
  const key = keyOf(getStack().buildFolder)
  const other = await buildOther('next-release', key)
  removeBuild = other.remove
  servers = await openOwnServers('two_builds')
  await servers.seed()
  address = await openOneAddress()
  const settings = { APP_URL: address.url, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key }
  older = (await servers.start(settings)).url
  newer = (await servers.start({ ...settings, NEXT_DIST_DIR: '.next' }, other.folder)).url
})
test.afterAll(async () => {
  await address?.close()
  await servers?.close()
  removeBuild?.()
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With JavaScript' : 'Without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('answers every press behind one address of two builds with one key', async ({ page }) => {
      address.serve(older, newer)
      await page.goto(`${address.url}/sign-in`)
      for (const typed of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
        await page.getByLabel('Your email address').fill(typed)
        const answer = page.waitForResponse((response) => response.request().method() === 'POST')
        await page.getByRole('button', { name: 'Email me a code' }).click()
        expect((await answer).status()).toBe(200)
        await expect(page.getByText('Enter an email address, such as')).toBeVisible()
        await expect(page.getByLabel('Your email address')).toHaveValue(typed)
      }
    })

    test('says that a page is older than the deployment, and leads on', async ({ page, context, expectErrors }) => {
      if (javaScriptEnabled) expectErrors(/status of 409/, /UnrecognizedActionError/)
      const { coachId } = await signInNewCoach(servers.database, context, address.url)
      await bringIntoState(servers.database, coachId, 'ready')
      address.serve(older)
      await page.goto(`${address.url}/payouts`)
      address.serve(newer)
      await page.getByRole('button', { name: 'Check again' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'This page is out of date' })).toBeVisible()
      await expect(page.getByText('Nothing was changed.')).toBeVisible()
      await page.getByText('Open the page again', { exact: true }).click()
      await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible()
      await page.getByRole('button', { name: 'Check again' }).click()
      await expect(page.getByText('Checked just now.')).toBeVisible()
    })
  })
}

test.describe('In a language of one file and one line', () => {
  test.use({ locale: 'qps', viewport: phone })

  test('says everything on every page for coaches and strangers, with room for longer words', async ({
    page,
    context,
  }) => {
    const { database } = servers
    await page.goto(`${older}/sign-in`)
    expect((await untranslated(page)).length, 'in a build without the language').toBeGreaterThan(5)
    const left: string[] = []
    for (const screen of screens.filter(({ file }) => !file.startsWith('app/admin/'))) {
      await context.clearCookies()
      if (screen.person !== null) await signIn(database, context, newer, screen.person)
      await (screen.isHeld ? hold(database) : database.pool.query('DELETE FROM hold'))
      await page.goto(newer + screen.path)
      await expect(page.locator('html'), screen.name).toHaveAttribute('lang', 'qps')
      left.push(...(await untranslated(page)).map((text) => `${screen.name}: ${text}`))
      expect(await misfits(page), screen.name).toEqual([])
    }
    expect(left).toEqual([])
  })
})

async function hold(database: Database): Promise<void> {
  const { id } = await database.prisma.coach.findUniqueOrThrow({ where: { email: shownCoach.email } })
  await createStore(database).coaches.hold(id as CoachId, 'identity-doubt', 'admin-1' as AdminId)
}

function keyOf(buildFolder: string): string {
  const manifest = readFileSync(join(buildFolder, 'server', 'server-reference-manifest.json'), 'utf8')
  return (JSON.parse(manifest) as { encryptionKey: string }).encryptionKey
}
