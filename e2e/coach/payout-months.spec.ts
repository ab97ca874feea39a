import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import type { Coach } from '../support/caller'
import { findings, findingsOfAppearance } from '../support/pages/axe'
import { misfits } from '../support/pages/fit'
import { desktop, phone } from '../support/pages/screen-sizes'
import { openAccount } from '../support/scenes/cast'
import { type StoredPayout, storePayouts } from '../support/scenes/payouts'
import { test as base, expect } from '../support/test'

/** Payouts of earlier years, so that they never depend on the day of the test. */
const payouts: StoredPayout[] = [
  { id: 'a', arrivesOn: '2023-12-29', amount: 5_000, parts: [5_000] },
  { id: 'b', arrivesOn: '2024-02-29', amount: 31_000, parts: [31_500, -500] },
  { id: 'c', arrivesOn: '2024-02-15', amount: 20_050, parts: [20_050] },
  { id: 'd', arrivesOn: '2024-02-08', amount: 9_900, state: 'failed', parts: [9_900] },
  { id: 'e', arrivesOn: '2024-02-01', amount: 90_000, currency: 'jpy' },
  { id: 'f', arrivesOn: '2024-11-04', amount: 123_456, parts: [123_456] },
  { id: 'g', arrivesOn: '2024-11-18', amount: -4_000, parts: [-4_000] },
]

const test = base.extend<{ paidOut: Coach; run: string }>({
  run: ({ coach: _ }, use) => use(randomUUID()),
  async paidOut({ coach, database, run }, use) {
    await openAccount(database, coach)
    await storePayouts(
      database,
      coach,
      payouts.map((each) => ({ ...each, id: `po_${each.id}_${run}` })),
    )
    await use(coach)
  },
})

test('lists a month’s payouts with totals in each currency, and leads from month to month', async ({
  coachPage: page,
  paidOut: _,
}) => {
  await page.goto('/payouts')
  await page.getByRole('link', { name: 'All payouts and statements' }).click()
  await expect(page.getByText('Nothing was sent to your bank for this month.')).toBeVisible()
  await page.getByRole('link', { name: 'See November 2024' }).click()
  await expect(page.getByRole('heading', { name: 'November 2024' })).toBeVisible()
  await expect(totals(page)).toHaveText(['Arrived€1,234.561 payout', 'Taken from your bank account-€40.001 payout'])
  const months = page.getByRole('navigation', { name: 'Months with payouts' }).getByRole('link')
  await expect(months).toHaveText(['February 2024'])
  await months.click()
  await expect(page.getByRole('heading', { name: 'February 2024' })).toBeVisible()
  await expect(totals(page)).toHaveText(['Arrived€510.502 payouts', 'Failed€99.001 payout', 'ArrivedJP¥90,0001 payout'])
  await expect(page.getByText(/^Arrived Thu,? 29 February 2024 · Bank account ending 3000$/)).toBeVisible()
  await expect(months).toHaveText(['December 2023', 'November 2024'])
  await months.first().click()
  await expect(page.getByText('€50.00').first()).toBeVisible()
  await expect(months).toHaveText(['February 2024'])
})

test('shows this month for one that does not exist, and says when a coach has no payouts', async ({
  coachPage: page,
}) => {
  for (const query of ['', '?month=2026-13', '?month=nonsense', '?month=2024-02&month=2024-03', '?month=%00']) {
    const response = await page.goto(`/payouts/money${query}`)
    if (query === '?month=%00') expect(response?.status()).toBe(400)
    else await expect(page.getByRole('heading', { name: 'No payouts yet' })).toBeVisible()
  }
})

test('states a year month by month, for printing', async ({ coachPage: page, paidOut, coach }) => {
  await page.goto('/payouts/money?month=2024-11')
  await page.getByRole('link', { name: 'Statement for 2024' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Payout statement 2024' })).toBeVisible()
  await expect(page.getByText(paidOut.email, { exact: true }).last()).toBeVisible()
  const euros = page.getByRole('table', { name: 'Payouts in EUR' })
  expect(await textsOf(euros)).toEqual([
    'Month Payouts Arrived Taken from your bank account',
    'February 2024 2 €510.50 –',
    'November 2024 1 €1,234.56 -€40.00',
    'Total 3 €1,745.06 -€40.00',
  ])
  expect(await textsOf(page.getByRole('table', { name: 'Payouts in JPY' }))).toContain('Total 1 JP¥90,000')
  await expect(page.getByText('They aren’t tax advice.')).toBeVisible()

  const onScreen = [page.getByRole('banner'), page.getByText('print command'), page.getByText('All payouts')]
  for (const each of onScreen) await expect(each).toBeVisible()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const each of [...onScreen, page.getByRole('contentinfo')]) await expect(each).toBeHidden()
  await expect(page.getByText(coach.email, { exact: true }).last()).toBeVisible()
  const colors = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body)
    return [backgroundColor, color]
  })
  expect(colors).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
})

test('says that a year has no payouts, and knows no year that is not one', async ({ coachPage: page, paidOut: _ }) => {
  await page.goto('/payouts/money/statement/2021')
  await expect(page.getByRole('heading', { name: 'No payouts in 2021' })).toBeVisible()
  for (const year of ['1999', `${new Date().getFullYear() + 1}`, '2099', '02024', '2024x', 'nonsense'])
    expect((await page.request.get(`/payouts/money/statement/${year}`)).status(), year).toBe(404)
})

test('downloads a year’s payouts as CSV, each with its parts', async ({ appUrl, paidOut, run }) => {
  const response = await fetch(`${appUrl}/payouts/money/payouts.csv?year=2024`, { headers: paidOut.headers })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="payouts-2024.csv"')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const [head, ...rows] = Buffer.from(await response.arrayBuffer())
    .toString()
    .trimEnd()
    .replaceAll(`_${run}`, '')
    .split('\r\n')
  expect(head).toBe(
    '\uFEFFPayout,Arrival date,State,Failure,Currency,Payout amount,Bank account ending,Contains,Payment,Amount in payout',
  )
  expect(rows).toEqual([
    'po_e,2024-02-01,Paid,,JPY,90000,••••3000,,,',
    'po_d,2024-02-08,Failed,The bank account is closed.,EUR,99.00,••••3000,Payment,,99.00',
    'po_c,2024-02-15,Paid,,EUR,200.50,••••3000,Payment,,200.50',
    'po_b,2024-02-29,Paid,,EUR,310.00,••••3000,Payment,,315.00',
    'po_b,2024-02-29,Paid,,EUR,310.00,••••3000,Taken back,,-5.00',
    'po_f,2024-11-04,Paid,,EUR,1234.56,••••3000,Payment,,1234.56',
    'po_g,2024-11-18,Taken,,EUR,-40.00,••••3000,Taken back,,-40.00',
  ])
})

test('refuses a file of a year that does not exist with 400 and the reason', async ({ appUrl, coach }) => {
  for (const year of ['1999', '2100', 'nonsense', '', '2024&year=2025', '=1%2B1']) {
    const response = await fetch(`${appUrl}/payouts/money/payouts.csv?year=${year}`, { headers: coach.headers })
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('Choose a year from 2000')])
  }
})

test('shows the latest hundred of a month’s thousand payouts, and gives all of them in the file', async ({
  coachPage: page,
  coach,
  database,
  run,
}) => {
  await openAccount(database, coach)
  const day = (index: number) => `2024-05-${`${1 + (index % 28)}`.padStart(2, '0')}`
  const many = Array.from({ length: 1000 }, (_, index) => ({
    id: `po_${index}_${run}`,
    arrivesOn: day(index),
    parts: [4_000, 6_000],
  }))
  await storePayouts(database, coach, many)
  await page.goto('/payouts/money?month=2024-05')
  await expect(totals(page)).toHaveText(['Arrived€100,000.001,000 payouts'])
  await expect(
    page.getByText('These are the latest 100 of 1,000 payouts. The CSV file below has all of them.'),
  ).toBeVisible()
  await expect(page.getByText(/^Arrived .* · Bank account ending 3000$/)).toHaveCount(100)
  const text = await (await page.request.get('/payouts/money/payouts.csv?year=2024')).text()
  expect(text.trimEnd().split('\r\n')).toHaveLength(1 + 2000)
})

test('needs no JavaScript for payouts of a month, statements and files', async ({ browser, appUrl, paidOut }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: appUrl,
    extraHTTPHeaders: paidOut.headers,
  })
  const page = await context.newPage()
  await page.goto('/payouts/money?month=2024-02')
  await page.getByText('What it’s made of: 2 items').click()
  await expect(page.getByText('€315.00')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download 2024 as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('payouts-2024.csv')
  await page.getByRole('link', { name: 'Statement for 2023' }).click()
  await expect(page.getByRole('table', { name: 'Payouts in EUR' })).toBeVisible()
  await context.close()
})

for (const path of ['/payouts/money?month=2024-02', '/payouts/money/statement/2024', '/payouts/money/statement/2021'])
  test(`fits at ${path} on every screen and is accessible in every look`, { tag: '@long' }, async ({
    coachPage: page,
    paidOut: _,
  }) => {
    await page.goto(path)
    for (const viewport of [phone, desktop]) {
      await page.setViewportSize(viewport)
      expect(await misfits(page), `${viewport.width} pixels wide`).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await findings(page), 'light').toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await findingsOfAppearance(page), 'dark').toEqual([])
    }
    await page.emulateMedia({ media: 'print' })
    expect(await findingsOfAppearance(page), 'print').toEqual([])
  })

/** Each row as it is shown. */
async function textsOf(table: Locator): Promise<string[]> {
  await expect(table).toBeVisible()
  return (await table.getByRole('row').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim())
}

/** Each total: its name, amount and number of payouts. */
const totals = (page: Page) => page.getByRole('main').locator('dl > div')
