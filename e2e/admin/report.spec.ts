import { type Caller, newCaller, newCoach } from '../support/caller'
import { openAccount } from '../support/scenes/cast'
import { newPaidPayment } from '../support/scenes/payment'
import { expect, testWithServer } from '../support/test-with-server'

interface Asked {
  status: number
  text: string
  headers: Headers
}

const test = testWithServer('report').extend<
  { ask: (path: string, by?: Caller) => Promise<Asked> },
  { paidCoach: Caller; paid: string }
>({
  /** Requests a page or file, as an admin unless the caller is named. */
  ask: async ({ appUrl, admin }, use) =>
    use(async (path, { headers } = admin) => {
      const response = await fetch(appUrl + path, { headers })
      return { status: response.status, text: await response.text(), headers: response.headers }
    }),
  paidCoach: [
    async ({ database, appUrl }, use) => {
      const coach = await newCoach(database, appUrl)
      await openAccount(database, coach)
      await use(coach)
    },
    { scope: 'worker' },
  ],
  /** The reference of their payment. */
  paid: [async ({ database, paidCoach }, use) => use(await newPaidPayment(database, paidCoach)), { scope: 'worker' }],
})

// One after another: they share one payment.
test.describe.configure({ mode: 'default' })

const wrong: [string, string][] = [
  ['from=2026-11-30&to=2026-11-01', 'The last day comes before the first.'],
  ['from=2026-02-30&to=2026-03-01', 'Enter a valid date'],
  ['from=2026-11-01', 'Enter a valid date'],
  ['from=0001-01-01&to=2026-01-01', 'Enter a valid date'],
  ['from=2000-01-01&to=2099-12-31', 'A report covers at most ten years.'],
]

test('refuses an invalid period at its field, and its downloads with 400 and the reason', async ({ ask }) => {
  for (const [query, sentence] of wrong) {
    const page = await ask(`/admin/reports?${query}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain(`role="alert"`)
    expect(page.text).toContain(sentence)
    expect(page.text).not.toContain('By coach')
    for (const file of ['coaches.csv', 'movements.xlsx']) {
      const { status, text } = await ask(`/admin/reports/${file}?${query}`)
      expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining(sentence) })
    }
  }
})

test('shows a list from its beginning for an unknown state or position', async ({ paid, ask, paidCoach }) => {
  const broken = ['state=nonsense', 'state=paid&state=open', 'cursor=nonsense', `cursor=${'x'.repeat(900)}`]
  for (const query of broken) {
    expect((await ask(`/admin/payments?${query}`)).text).toContain(paid)
    expect((await ask(`/payouts/payments?${query}`, paidCoach)).text).toContain(paid)
    const report = await ask(`/admin/reports?from=2026-01-01&to=2035-01-01&${query}`)
    expect({ status: report.status, isThere: report.text.includes('By coach') }).toEqual({ status: 200, isThere: true })
  }
  expect((await ask('/admin/payments?search=%25')).text).toContain('No payments match')
})

test('finds payments by outcome, by search and by coach', async ({ appUrl, database, paid, ask }) => {
  const one = await newCaller(database, appUrl, { isCoach: true })
  const another = await newCaller(database, appUrl, { isCoach: true })
  const run = Date.now().toString(36)
  const mine = { email: `ana-${run}@example.com`, name: `Ana ${run}` }
  const theirs = { email: `ana-${run}@example.com.au`, name: `Ana ${run} Maria` }
  for (const [each, { email, name }] of [
    [one, mine],
    [another, theirs],
  ] as const) {
    await database.prisma.coach.update({ where: { id: each.coachId ?? '' }, data: { email, name } })
    await openAccount(database, each)
  }
  const [first, second] = [await newPaidPayment(database, one), await newPaidPayment(database, another)]
  const found = async (query: string) => {
    const { text } = await ask(`/admin/payments?${query}`)
    return [first, second, paid].filter((reference) => text.includes(`/admin/payments/${reference}`))
  }
  expect(await found('state=paid')).toEqual([first, second, paid])
  expect(await found('state=refunded')).toEqual([])
  expect(await found(`search=${first}`)).toEqual([first])
  expect(await found(`state=paid&search=${encodeURIComponent(mine.name.toUpperCase())}`)).toEqual([first, second])
  expect(await found(`search=${encodeURIComponent(mine.email)}`)).toEqual([first, second])
  expect(await found(`coach=${one.coachId}`)).toEqual([first])
  expect(await found(`coach=${one.coachId}&search=${second}`)).toEqual([])

  const detail = await ask(`/admin/coaches/${one.coachId}`)
  expect(detail.text).toContain(`href="/admin/payments?coach=${one.coachId}"`)
  const { text } = await ask(`/admin/payments?coach=${one.coachId}&state=paid`)
  expect(text).toContain(`Only payments to ${mine.name}.`)
  expect(text).toContain('href="/admin/payments?state=paid"')
  expect(text).toContain(`name="coach" value="${one.coachId}"`)
})

test('returns to the same days after a session ended before a report or download', async ({ appUrl }) => {
  const days = 'from=2026-01-01&to=2026-01-31'
  for (const path of [
    '/admin/reports',
    ...['coaches.csv', 'coaches.xlsx', 'movements.csv', 'movements.xlsx'].map((file) => `/admin/reports/${file}`),
  ]) {
    const response = await fetch(`${appUrl}${path}?${days}`, { redirect: 'manual' })
    const location = new URL(response.headers.get('location') ?? '', appUrl)
    expect([response.status, location.pathname]).toEqual([307, '/sign-in'])
    expect(location.searchParams.get('next')).toBe(`/admin/reports?${days}`)
    const signIn = await (await fetch(location)).text()
    expect(signIn).toContain(`name="next" value="/admin/reports?${days.replace('&', '&amp;')}"`)
  }
})

test('serves both workbooks uncached', async ({ ask }) => {
  for (const file of ['coaches.xlsx', 'movements.xlsx']) {
    const { status, text, headers } = await ask(`/admin/reports/${file}`)
    expect([status, text.slice(0, 2)]).toEqual([200, 'PK'])
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z]+-[\d-]+-to-[\d-]+\.xlsx"$/)
    expect(headers.get('cache-control')).toBe('no-store')
  }
})

test('serves both downloads of a payment as files a spreadsheet reads, uncached', async ({ paid, ask }) => {
  for (const [file, line] of [
    ['coaches.csv', 'Ada Coach,.*,USD,42\\.00,'],
    ['movements.csv', `Paid by the client,done,42\\.00,USD,${paid},Ada Coach,`],
  ] as const) {
    const { status, text, headers } = await ask(`/admin/reports/${file}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toContain('attachment')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).toMatch(new RegExp(`\\r\\n.*${line}.*\\r\\n`))
  }
})
