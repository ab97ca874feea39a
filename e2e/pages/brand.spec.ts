import { readFileSync } from 'node:fs'
import { waitForMail } from '../../tools/mail-box/mail-box'
import { findings } from '../support/pages/axe'
import { fillInAddress, newAddress } from '../support/pages/email'
import { getStack } from '../support/servers/stack'
import { expect, testWithServer } from '../support/test-with-server'

const logo = 'tools/demo/logo.svg'
const settings = {
  PLATFORM_NAME: 'Acme Coaching',
  PLATFORM_LOGO: logo,
  PLATFORM_COLOR: '3b5bdb',
  PLATFORM_COLOR_DARK: '91a7ff',
  MAIL_FROM: 'pay@demo.example',
}
const test = testWithServer('brand', { settings })

// In one worker: it starts the file’s server once.
test.describe.configure({ mode: 'default' })

test('shows the platform’s name, logo and colors on its pages, and the product’s name small below', async ({
  coachPage: page,
}) => {
  for (const [path, title] of [
    ['/payouts', 'Your payouts · Acme Coaching'],
    ['/nowhere', 'Page not found · Acme Coaching'],
  ] as const) {
    await page.goto(path)
    await expect(page).toHaveTitle(title)
    const banner = page.getByRole('banner')
    await expect(banner.getByRole('link', { name: 'Acme Coaching' })).toBeVisible()
    await expect(page.getByRole('contentinfo').getByText('by Greenlight', { exact: true })).toBeVisible()
    const address = await banner.locator('img').getAttribute('src')
    expect(address).toMatch(/^\/brand\/logo\?v=\w{16}$/)
    await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', address ?? '')
    const button = page.getByRole('main').locator('.bg-accent').first()
    await expect(button).toHaveCSS('background-color', 'rgb(59, 91, 219)')
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await expect(button).toHaveCSS('background-color', 'rgb(145, 167, 255)')
    expect(await findings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await findings(page)).toEqual([])
  }
})

test('draws the logo, and serves it so that nothing in it runs', async ({ page, request }) => {
  await page.goto('/')
  const image = page.getByRole('banner').locator('img')
  await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBeGreaterThan(0)
  const address = (await image.getAttribute('src')) ?? ''
  const answer = await request.get(address)
  expect(await answer.text()).toBe(readFileSync(logo, 'utf8'))
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'/),
  })
  for (const other of ['/brand/logo', '/brand/logo?v=0000000000000000'])
    expect((await request.get(other)).headers()['cache-control']).toBe('no-store')
})

test('shows the platform’s face where its own server answers for Next', async ({ request, page }) => {
  const headers = { accept: 'text/html', origin: 'http://elsewhere.example' }
  const answer = await request.post('/sign-in', { headers, form: { email: 'ana@example.com' } })
  expect(answer.status()).toBe(403)
  const html = await answer.text()
  expect(html).toContain('<title>This request came from another site · Acme Coaching</title>')
  expect(html).toMatch(/<link rel="icon" href="\/brand\/logo\?v=\w+">/)
  await page.setContent(html)
  await expect(page.getByRole('link', { name: 'Go to the home page' })).toHaveCSS(
    'background-color',
    'rgb(59, 91, 219)',
  )
})

test('shows the platform’s face on a page that fails in the browser', async ({ page, expectErrors }) => {
  expectErrors(/status of 404/, /Server Action/)
  await page.goto('/sign-in')
  // As a server of another build answers a press that it does not know.
  await page.route('**/sign-in', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 404, headers: { 'x-nextjs-action-not-found': '1' } })
      : route.fallback(),
  )
  await page.getByLabel('Your email address').fill(newAddress())
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByRole('heading', { name: 'This page is out of date' })).toBeVisible()
  await expect(page).toHaveTitle('This page is out of date · Acme Coaching')
  await expect(page.getByRole('main').getByText('Acme Coaching')).toBeVisible()
  await expect(page.getByRole('main').locator('img')).toHaveAttribute('src', /^\/brand\/logo\?v=/)
})

test('emails in the platform’s name and color', { tag: '@long' }, async ({ servers, page }) => {
  const { url } = await servers.start({ ...settings, SMTP_URL: getStack().smtpUrl })
  const address = newAddress()
  await fillInAddress(page, address, url)
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  const mail = await waitForMail(getStack().mailBoxUrl, address, new Set())
  expect(mail).toMatchObject({
    subject: 'Sign in to Acme Coaching',
    from: [{ name: 'Acme Coaching', address: 'pay@demo.example' }],
    text: expect.stringContaining('entered your address to sign in to Acme Coaching.'),
    html: expect.stringContaining('background:#3b5bdb'),
  })
})
