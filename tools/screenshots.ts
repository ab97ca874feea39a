import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import { optionsOrExit } from '../server/options-or-exit'
import { getBrowser } from './browser'

/**
 * Takes the README's pictures from a running demo: npm run screenshots [-- --home http://127.0.0.1:3001]
 * One picture a page, desktop and light; next to it the same page on a phone, dark.
 */
const { values } = optionsOrExit(
  (args) => parseArgs({ args, options: { home: { type: 'string', default: 'http://127.0.0.1:3001' } } }),
  'npm run screenshots -- [--home http://127.0.0.1:3001]',
  ['home'],
)
const folder = 'docs/screenshots'

const shots: { person: string; name: string; lead?: (page: Page) => Promise<void> }[] = [
  { person: 'Nadia', name: 'status-needs-you' },
  { person: 'Ana', name: 'status-ready' },
  { person: 'Nora', name: 'status-not-started' },
  { person: 'Alex', name: 'admin-coaches' },
  {
    person: 'Alex',
    name: 'admin-coach',
    lead: async (page) => {
      await page.getByRole('link', { name: 'Nadia Haddad' }).click()
      await page.getByRole('heading', { level: 1, name: 'Nadia Haddad' }).waitFor()
    },
  },
  {
    person: 'Alex',
    name: 'admin-payments',
    lead: async (page) => {
      await page.goto(new URL('/admin/payments', page.url()).href)
    },
  },
]

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: getBrowser(),
  args: ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
})
for (const shot of shots) await take(browser, shot)
await browser.close()

async function take(from: Browser, { person, name, lead }: (typeof shots)[number]): Promise<void> {
  const context = await from.newContext({ viewport: { width: 1120, height: 800 } })
  const page = await context.newPage()
  await page.goto(values.home)
  await page.getByRole('button', { name: `Sign in as ${person}` }).click()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('contentinfo').waitFor()
  await lead?.(page)
  await page.screenshot({ path: `${folder}/${name}.png` })
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.screenshot({ path: `${folder}/${name}-phone-dark.png` })
  await context.close()
  console.log(`✓ ${folder}/${name}.png`)
}
