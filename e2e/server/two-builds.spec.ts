import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { signInNewCoach } from '../support/pages/session'
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
        await page.getByRole('button', { name: 'Send me a link' }).click()
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

function keyOf(buildFolder: string): string {
  const manifest = readFileSync(join(buildFolder, 'server', 'server-reference-manifest.json'), 'utf8')
  return (JSON.parse(manifest) as { encryptionKey: string }).encryptionKey
}
