import { createRoles } from '../../lib/store/auth/roles'
import { leave } from '../support/pages/account-menu'
import { askForCode, askForLink, fillInAddress, newAddress, signInByEmail, typeCode } from '../support/pages/email'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

test('says to a stranger what this is, and signs them in there and then', async ({ page }) => {
  const email = newAddress()
  await page.goto(getStack().appUrl)
  await expect(page).toHaveTitle('Payouts for coaches · Greenlight')
  await expect(page.getByRole('banner')).toContainText('Greenlight')
  const main = page.getByRole('main')
  await expect(main).toContainText('You give your ID and bank details to Stripe, never to Greenlight.')
  await expect(main.getByRole('list').getByRole('heading')).toHaveText([
    'Say where you work',
    'Answer Stripe’s form',
    'Get paid',
  ])
  // Not twice.
  await expect(page.getByText('by Greenlight')).toHaveCount(0)
  await signInByEmail(page, email, getStack().appUrl)
  expect(new URL(page.url()).pathname).toBe('/payouts')
})

test('leads to the requested page after sign-in', async ({ page, database }) => {
  const email = newAddress()
  // With both roles, so that the destination is not the default page.
  await createRoles(database).grantAdmin(email, { kind: 'machine' })
  await signInByEmail(page, email, `${getStack().appUrl}/admin/coaches/add`)
  expect(new URL(page.url()).pathname).toBe('/admin/coaches/add')
  await page.goto(getStack().appUrl)
  expect(new URL(page.url()).pathname).toBe('/payouts')
})

for (const [kind, next] of [
  ['foreign', 'https://elsewhere.example/payouts'],
  ['protocol-relative', '//elsewhere.example/payouts'],
] as const)
  test(`leads home from a ${kind} address, wherever it was smuggled in`, {
    tag: kind === 'foreign' ? '@long' : [],
  }, async ({ page }) => {
    const home = `${getStack().appUrl}/payouts`
    const signInPage = `${getStack().appUrl}/sign-in?${new URLSearchParams({ next })}`
    const link = new URL(await askForLink(page, newAddress(), signInPage))
    expect(link.searchParams.has('next')).toBe(false)
    link.searchParams.set('next', next)
    await page.goto(link.href)
    const form = page.locator('form')
    await expect(form).not.toHaveAttribute('action', /elsewhere/)
    const button = page.getByRole('button', { name: 'Sign in' })
    await expect(button).toBeVisible()
    await form.locator('[name=next]').evaluate((field: HTMLInputElement, next) => {
      field.value = next
    }, next)
    await button.click()
    await page.waitForURL(home)
    await page.goto(signInPage)
    expect(page.url()).toBe(home)
  })

test.describe('Without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('signs a coach in from the landing page, and reports a mistyped address there', async ({ page }) => {
    await fillInAddress(page, 'ana@example', getStack().appUrl)
    await expect(page.getByText('Enter an email address, such as ana@example.com.')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Get paid by your clients/)
    await typeCode(page, await askForCode(page, newAddress(), getStack().appUrl))
    await page.waitForURL(`${getStack().appUrl}/payouts`)
  })

  test('signs a coach in and out, and reports a mistyped address at the field', async ({ page }) => {
    const email = newAddress()
    await fillInAddress(page, 'ana@example')
    await expect(page.getByText('Enter an email address, such as ana@example.com.')).toBeVisible()
    await expect(page.getByLabel('Your email address')).toHaveValue('ana@example')
    await typeCode(page, await askForCode(page, email))
    await page.waitForURL(`${getStack().appUrl}/payouts`)
    await leave(page, 'Sign out')
    expect(await page.context().cookies()).toEqual([])
  })
})
