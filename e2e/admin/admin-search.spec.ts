import { randomUUID } from 'node:crypto'
import { newAddress } from '../support/pages/email'
import { expect, test } from '../support/test'

test('searches while typing, keeps the focus, and works without scripts', async ({
  adminPage: page,
  browser,
  database,
}) => {
  const reference = `Ref-${randomUUID().slice(0, 8)}`
  await database.prisma.coach.create({ data: { email: newAddress(), name: 'Şükran Öz', reference } })
  await page.goto('/admin/coaches')
  const field = page.getByRole('searchbox', { name: 'Search coaches' })
  await field.pressSequentially(`oz ${reference.toLowerCase()} sukran`)
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await expect(page.getByRole('link', { name: 'Şükran Öz' })).toBeVisible()
  await expect(field).toBeFocused()
  await page.getByRole('link', { name: 'Remove the filter' }).click()
  await expect(field).toHaveValue('')

  const storageState = await page.context().storageState()
  const context = await browser.newContext({ javaScriptEnabled: false, storageState })
  const plain = await context.newPage()
  await plain.goto('/admin/coaches')
  await plain.getByRole('searchbox', { name: 'Search coaches' }).fill(reference)
  await plain.keyboard.press('Enter')
  await expect(plain.locator('tbody tr')).toHaveCount(1)
  await context.close()
})

test('does not pull back someone who leaves the page after typing', async ({ adminPage: page, database }) => {
  const { id } = await database.prisma.coach.create({ data: { email: newAddress(), name: 'Wim Quick' } })
  await page.clock.install()
  await page.goto('/admin/coaches?search=Wim+Quick')
  const field = page.getByRole('searchbox', { name: 'Search coaches' })
  await field.fill('wim quick')
  await field.press('Enter')
  await page.waitForURL(({ searchParams }) => searchParams.get('search') === 'wim quick')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.clock.runFor(1_000)
  expect(asked.filter((url) => url.includes('/admin/coaches?'))).toEqual([])

  // The request comes only after the typing pause.
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(`**/admin/coaches/${id}?*`, async (route) => {
    await held
    await route.continue()
  })
  await field.fill('nobody of this name')
  await page.getByRole('link', { name: 'Wim Quick', exact: true }).click()
  await page.clock.runFor(1_000)
  release()
  await page.waitForURL(({ pathname }) => pathname === `/admin/coaches/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Wim Quick' })).toBeVisible()
})
