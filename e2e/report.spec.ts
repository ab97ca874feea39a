import { expect, test } from '@playwright/test'
import { type Caller, newCaller } from './support/caller'
import { openAccount } from './support/cast'
import { type OwnServer, type OwnServers, openOwnServers } from './support/own-servers'
import { newPaidPayment } from './support/payment'

// One after another: the payment is one, and made once.
test.describe.configure({ mode: 'default' })

let servers: OwnServers
let server: OwnServer
let admin: Caller
let coach: Caller
let paid: string

test.beforeAll(async () => {
  servers = await openOwnServers('report')
  server = await servers.start()
  admin = await newCaller(servers.database, server.url, { isAdmin: true })
  coach = await newCaller(servers.database, server.url, { isCoach: true })
  await openAccount(servers.database, coach)
  paid = await newPaidPayment(servers.database, coach)
})
test.afterAll(() => servers.close())

const ask = async (path: string, { headers }: Caller = admin) => {
  const response = await fetch(server.url + path, { headers })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

const wrong: [string, string][] = [
  ['from=2026-11-30&to=2026-11-01', 'The last day comes before the first.'],
  ['from=2026-02-30&to=2026-03-01', 'Enter a day that exists'],
  ['from=2026-11-01', 'Enter a day that exists'],
  ['from=0001-01-01&to=2026-01-01', 'Enter a day that exists'],
  ['from=2000-01-01&to=2099-12-31', 'A report covers ten years at most.'],
]

test('A period that is none is refused at its field, and its downloads with 400 and the reason', async () => {
  for (const [query, sentence] of wrong) {
    const page = await ask(`/admin/reports?${query}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain(`role="alert"`)
    expect(page.text).toContain(sentence)
    expect(page.text).not.toContain('By coach')
    for (const file of ['coaches.csv', 'movements.csv']) {
      const { status, text } = await ask(`/admin/reports/${file}?${query}`)
      expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining(sentence) })
    }
  }
})

test('A state no payment has, and a place in no list, show the list from its beginning', async () => {
  const broken = [
    'state=nonsense',
    'state=paid&state=open',
    'cursor=nonsense',
    'cursor=%00',
    `cursor=${'x'.repeat(900)}`,
  ]
  for (const query of broken) {
    expect((await ask(`/admin/payments?${query}`)).text).toContain(paid)
    expect((await ask(`/payouts/payments?${query}`, coach)).text).toContain(paid)
    const report = await ask(`/admin/reports?from=2026-01-01&to=2035-01-01&${query}`)
    expect({ status: report.status, isThere: report.text.includes('By coach') }).toEqual({ status: 200, isThere: true })
  }
  expect((await ask('/admin/payments?search=%25')).text).toContain('No payment matches')
})

test('Both downloads tell of a payment, in a file that a spreadsheet reads and nobody keeps', async () => {
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
