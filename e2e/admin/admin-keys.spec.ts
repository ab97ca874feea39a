import type { Page } from '@playwright/test'
import { letIn, newCaller } from '../support/caller'
import { ask as askOnce } from '../support/pages/ask-once'
import { findings } from '../support/pages/axe'
import { misfits } from '../support/pages/fit'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('admin_keys')

// In one worker: the tests share a server.
test.describe.configure({ mode: 'default' })

for (const javaScriptEnabled of [true, false])
  test.describe(`With JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, {
    tag: javaScriptEnabled ? [] : '@long',
  }, () => {
    test.use({ javaScriptEnabled })

    test('makes a key, shows it once, lets its client use it, and revokes it after a confirmation', async ({
      adminPage: page,
      appUrl,
    }) => {
      const name = `Booking ${javaScriptEnabled}`
      await page.goto('/admin/coaches')
      await page.getByRole('link', { name: 'API keys' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'API keys' })).toBeVisible()
      await make(page, name, ['Readiness'])
      await expect(page.getByText(`The API key for ${name} is ready.`)).toBeVisible()
      const secret = (await page.locator('code').textContent()) ?? ''
      expect(secret).toMatch(/^gl_[\w-]{43}$/)
      if (javaScriptEnabled) expect(await findings(page)).toEqual([])
      expect(await ask(appUrl, secret)).toBe(200)

      await page.goto('/admin/keys')
      expect(await page.content()).not.toContain(secret)
      const row = page.getByRole('row', { name })
      await expect(row).toContainText(`ends in ${secret.slice(-4)}`)
      await expect(row).not.toContainText('Never')
      await expect(row.getByRole('button')).toHaveCount(0)
      await askOnce(row, 'Revoke…')
      await row.getByRole('button', { name: `Revoke ${name}` }).click()
      await expect(page.getByText('The API key is revoked and no longer works.')).toBeVisible()
      await expect(row.getByRole('button')).toHaveCount(0)
      expect(await ask(appUrl, secret)).toBe(401)
    })

    test('refuses a key without a name or scopes at the fields', async ({ adminPage: page, database }) => {
      const before = await database.prisma.apiKey.count()
      await page.goto('/admin/keys')
      await make(page, ' ', [])
      await expect(page.getByLabel('Name')).toHaveAccessibleDescription(
        /Enter a name of at most 60 characters, without invisible characters\./,
      )
      await expect(page.getByText('Choose at least one.')).toBeVisible()
      await make(page, 'Ledger', [])
      await expect(page.getByLabel('Name')).toHaveAccessibleDescription('The API client it is for, such as Booking.')
      await expect(page.getByLabel('Name')).toHaveValue('Ledger')
      await make(page, ' ', ['Readiness'])
      await expect(page.getByText('Choose at least one.')).toHaveCount(0)
      await expect(page.getByLabel('Readiness')).toBeChecked()
      expect(await database.prisma.apiKey.count()).toBe(before)
    })
  })

test('says that a key was already revoked, and does not revoke it twice', async ({ adminPage: page, database }) => {
  await page.goto('/admin/keys')
  await make(page, 'Twice', ['Charge', 'Readiness'])
  await expect(page.locator('code')).toBeVisible()
  await database.pool.query(`UPDATE api_key SET revoked_at = now() WHERE name = 'Twice'`)
  const row = page.getByRole('row', { name: 'Twice' })
  await askOnce(row, 'Revoke…')
  await row.getByRole('button', { name: 'Revoke Twice' }).click()
  await expect(page.getByText('That API key was already revoked.')).toBeVisible()
})

test('can revoke every key, however many there are', { tag: '@long' }, async ({ adminPage: page, database }) => {
  await database.pool.query(
    `INSERT INTO api_key (name, hash, hint, scopes, made_by, made_at)
     SELECT 'Old ' || n, 'old ' || n, 'abcd', '{charges}', 'admin-1', now() - interval '1 year' - n * interval '1 hour'
     FROM generate_series(1, 120) n`,
  )
  await page.goto('/admin/keys')
  const oldest = page.getByRole('row', { name: 'Old 120' })
  for (let pages = 0; pages < 2; pages += 1) {
    await expect(oldest).toHaveCount(0)
    await page.getByRole('link', { name: 'Next' }).click()
    await page.waitForURL(/cursor=/)
    await expect(page.getByRole('link', { name: 'First page' })).toBeVisible()
  }
  await askOnce(oldest, 'Revoke…')
  await oldest.getByRole('button', { name: 'Revoke Old 120' }).click()
  await expect(page.getByText('The API key is revoked and no longer works.')).toBeVisible()
  const { rowCount } = await database.pool.query(
    `SELECT FROM api_key WHERE name = 'Old 120' AND revoked_at IS NOT NULL`,
  )
  expect(rowCount).toBe(1)
  await database.pool.query(`DELETE FROM api_key WHERE name LIKE 'Old %'`)
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`In ${colorScheme}`, { tag: '@long' }, () => {
    test.use({ colorScheme, viewport: { width: 320, height: 800 } })

    test('fits the keys on a narrow phone, with one just made', async ({ adminPage: page }) => {
      await page.goto('/admin/keys')
      await make(page, `A service with a long name, such as Invoicing ${colorScheme}`, ['Charge', 'Readiness'])
      await expect(page.locator('code')).toBeVisible()
      expect(await misfits(page)).toEqual([])
      expect(await findings(page)).toEqual([])
    })
  })

test('asks an admin to sign in again after 15 minutes to make a key, and keeps what they typed', async ({
  page,
  context,
  admin,
  appUrl,
  database,
}) => {
  await letIn(context, appUrl, await newCaller(database, appUrl, { isAdmin: true, hoursAgo: 0.26 }))
  const before = await database.prisma.apiKey.count()
  await page.goto('/admin/keys')
  await make(page, 'Late', ['Charge'])
  await page.waitForURL(/\/sign-in\?next=%2Fadmin%2Fkeys/)
  expect(await database.prisma.apiKey.count()).toBe(before)
  await letIn(context, appUrl, admin)
  await page.goto(new URL(page.url()).searchParams.get('next') ?? '')
  await expect(page.getByLabel('Name')).toHaveValue('Late')
  await expect(page.getByLabel('Charge')).toBeChecked()
  await expect(page.getByLabel('Readiness')).not.toBeChecked()
  await page.getByRole('button', { name: 'Create API key' }).click()
  await expect(page.getByText('The API key for Late is ready.')).toBeVisible()
  // The form does not keep the last key's values.
  await expect(page.getByLabel('Name')).toHaveValue('')
})

async function make(page: Page, name: string, scopes: string[]): Promise<void> {
  await page.getByLabel('Name').fill(name)
  for (const scope of scopes) await page.getByLabel(scope).check()
  await page.getByRole('button', { name: 'Create API key' }).click()
}

async function ask(appUrl: string, secret: string): Promise<number> {
  const headers = { authorization: `Bearer ${secret}` }
  return (await fetch(`${appUrl}/api/v1/changes`, { headers })).status
}
