import type { Page } from '@playwright/test'
import { letIn } from '../support/caller'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

const signInPages = ['/sign-in', '/sign-in/sent', '/sign-in/confirm?next=%2Fpayouts']
const foreign = 'http://elsewhere.example'

test('sends every response with its type, unframeable, and without a referrer for other sites', async ({
  page,
  context,
  appUrl,
  coach,
}) => {
  const behindPages = ['/api/auth/callback/email', '/api/payouts/live', '/api/health']
  const visit = async (path: string) => {
    const { headers, url } = await visited(page, path)
    expect(url).toBe(getStack().appUrl + path)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers).not.toHaveProperty('x-powered-by')
  }
  for (const path of [...signInPages, '/no-such-page', ...behindPages]) await visit(path)
  await letIn(context, appUrl, coach)
  for (const path of ['/payouts', '/admin/coaches']) await visit(path)
})

test('lets no browser or proxy keep pages that admit someone', async ({ page }) => {
  for (const path of [...signInPages, '/api/auth/callback/email'])
    expect((await visited(page, path)).headers['cache-control']).toContain('no-store')
})

test('names on every page what it may run, where forms may go, and that it cannot be framed', async ({
  coachPage: page,
}) => {
  const nonces = new Set<string>()
  const paths = ['/payouts', '/no-such-page', '/sign-in/sent']
  for (const path of paths) {
    const policy = policyIn((await visited(page, path)).headers['content-security-policy'] ?? '')
    expect(policy).toMatchObject({
      'default-src': "'self'",
      'form-action': `'self' ${getStack().localStripeUrl}`,
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'object-src': "'none'",
    })
    const nonce = /^'self' 'nonce-([^']+)' 'strict-dynamic'$/.exec(policy['script-src'] ?? '')?.[1]
    if (nonce === undefined) throw new Error(`scripts without a nonce run on ${path}`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(paths.length)
})

test('shows nothing inside another site’s frame', async ({ page, expectErrors }) => {
  expectErrors(/frame-ancestors/)
  const refusals = errorsOf(page)
  // Any other site; the mail box is one.
  await page.goto(getStack().mailBoxUrl)
  await page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src }))
  }, `${getStack().appUrl}/sign-in`)
  await expect.poll(() => refusals.join()).toContain('frame-ancestors')
  await expect(page.frameLocator('iframe').getByLabel('Your email address')).toHaveCount(0)
})

test('runs no injected script and sends no injected form', async ({ page, expectErrors }) => {
  expectErrors(/directive:? ['"]script-src /, /directive:? ['"]form-action /, /404 .*\/none\)$/)
  const address = `${getStack().appUrl}/sign-in`
  const refusals = errorsOf(page)
  await page.goto(address)
  const theirs = `<img src="/none" onerror="window.theyRan = 1"><form id="theirs" action="${foreign}"></form>`
  await page.getByRole('main').evaluate((main, html) => main.insertAdjacentHTML('afterend', html), theirs)
  await page.locator('form#theirs').evaluate((form: HTMLFormElement) => form.requestSubmit())
  for (const directive of ['script-src', 'form-action'])
    await expect.poll(() => refusals.join()).toMatch(new RegExp(`Policy directive:? ['"]${directive} `))
  expect(await page.evaluate(() => 'theyRan' in window)).toBe(false)
  expect(page.url()).toBe(address)
})

function errorsOf(page: Page): string[] {
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  return errors
}

async function visited(page: Page, path: string) {
  const answer = await page.request.get(path, { maxRedirects: 0 })
  return { url: answer.url(), headers: answer.headers() }
}

function policyIn(header: string): Record<string, string> {
  return Object.fromEntries(header.split('; ').map((part) => part.split(/ (.*)/).slice(0, 2) as [string, string]))
}
