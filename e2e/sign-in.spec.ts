import { expect } from '@playwright/test'
import { askForLink, newAddress, pressLink } from './support/letter'
import { getStack } from './support/stack'
import { test } from './support/visitor'

const usedUp = 'That link does not work any more.'

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
