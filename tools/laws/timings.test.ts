import { expect, test } from 'vitest'
import { timings } from '../../lib/composition/timings'
import { findTimings } from './find-timings'
import { isTest, read, sourceFiles } from './sources'

const stripesPage = 'the most that Stripe puts on a page'

/** Rules of the domain, of Stripe or of a statement, which stay next to what they rule. */
const rules: Record<string, Record<string, string>> = {
  'lib/jobs/rest.ts': { mostDoublings: 'how a pause grows, in times and not in time' },
  'lib/mail/emails/payouts.ts': { mostListed: 'what a reader takes in' },
  'lib/store/accounts/claims.ts': {
    lease: 'part of the statements that claim a fetch',
    longestWait: 'follows from their back-off',
  },
  'lib/store/api-clients/change-store.ts': { pageSize: 'promised by version 1 of the API' },
  'lib/store/api-clients/key-store.ts': { pageSize: 'what a page shows' },
  'lib/store/auth/email-changes.ts': { mostPairs: 'a limit on what an attacker may cause' },
  'lib/store/auth/sign-in-codes.ts': { mostTries: 'a limit on what an attacker may cause' },
  'lib/store/auth/sign-in.ts': { mostLinks: 'a limit on what an attacker may cause' },
  'lib/store/batches/batch-store.ts': {
    pageSize: 'what a page shows',
    statementMilliseconds: 'part of the two statements that prepare a batch',
    queryMilliseconds: 'part of the two statements that prepare a batch',
  },
  'lib/store/batches/batch-work.ts': { lease: 'part of the statements that claim coaches of a batch' },
  'lib/store/balances/statement-store.ts': { batchSize: 'rows of a file in memory at once; tests read fewer' },
  'lib/store/coaches/named-by.ts': {
    mostFound: 'a limit on what a search may cost',
    mostWords: 'a limit on what a search may cost',
  },
  'lib/store/coaches/readiness-table.ts': { fileSize: 'rows of a file in memory at once; tests read fewer' },
  'lib/store/coaches/readiness-table-cursor.ts': { largest: 'the largest that a column of ours holds' },
  'lib/store/coaches/readiness-table-row.ts': { mostBlockers: 'what a cell shows' },
  'lib/store/decisions/audit-store.ts': {
    batchSize: 'rows of a file in memory at once; tests read fewer',
    pageSize: 'what a page shows',
  },
  'lib/store/decisions/running-check.ts': { mostFaults: 'what one row may hold' },
  'lib/store/decisions/seal-check.ts': {
    mostInASeal: 'a limit on what an attacker may cause',
    mostNamed: 'what a sentence names',
  },
  'lib/store/health/storm-progress.ts': { leastTold: 'what is worth telling' },
  'lib/store/home/home-upkeep.ts': { daysCounted: 'what a page shows' },
  'lib/store/installation/installation-store.ts': { slack: 'how far clocks may differ after a restore' },
  'lib/store/limits/caller-limits.ts': { limits: 'how often people and API clients may do a thing' },
  'lib/store/limits/provider-rate-limit.ts': {
    leastForTheRequest: 'what Stripe needs to answer',
    longestQueue: 'part of its statement: above every deadline',
  },
  'lib/store/payments/payment-check-store.ts': {
    arrivedSeconds: 'how long a request may still be under way',
    unseenRefundSeconds: 'part of its statement',
  },
  'lib/store/payments/payment-store.ts': {
    batchSize: 'rows of a file in memory at once; tests read fewer',
    pageSize: 'what a page shows',
  },
  'lib/store/postgres/client.ts': {
    limits: 'within the second of a brisk connection',
    connectionTimeoutMillis: 'within the second of a brisk connection',
    query_timeout: 'within the second of a brisk connection',
  },
  'lib/store/reconciliation/begin-run.ts': { windowSize: 'some ten of Stripe’s pages' },
  'lib/store/reconciliation/pages-store.ts': { lease: 'part of the statements that take a page' },
  'lib/store/accounts/stretch-store.ts': { mostPlaced: 'what one statement may hold', pageSize: stripesPage },
  'lib/store/accounts/webhook-event-store.ts': { most: 'what one statement may hold' },
  'lib/store/alerts/alert-facts.ts': { most: 'the number that a message says at most' },
  'lib/store/sql/cursor-parts.ts': { longest: 'no cursor of ours is longer' },
  'lib/store/sql/read-in-batches.ts': { batchSize: 'rows of a report in memory at once; tests read fewer' },
  'lib/stripe/accounts/find-marked.ts': { clockSlackSeconds: 'how far our clock may be ahead', limit: stripesPage },
  'lib/stripe/accounts/list-accounts.ts': { limit: stripesPage },
  'lib/stripe/client/client.ts': { maxNetworkRetries: 'repeats by who asks' },
  'lib/stripe/payments/find-payment.ts': { clockSlackSeconds: 'how far our clock may be ahead', limit: stripesPage },
  'lib/stripe/payments/list-movements.ts': { limit: stripesPage },
  'lib/stripe/payments/list-payments.ts': { limit: stripesPage },
  'lib/stripe/payments/read-payment.ts': { limit: stripesPage },
  'lib/stripe/payouts/read-balance.ts': { limit: stripesPage, mostPages: 'what a balance may cost' },
  'lib/stripe/payouts/read-payout-lines.ts': { limit: stripesPage },
  'lib/stripe/webhook/endpoint-check.ts': { maxNetworkRetries: 'one request, since a person waits' },
  'lib/stripe/webhook/endpoint.ts': { limit: stripesPage },
  'lib/stripe/webhook/receive-delivery.ts': { largestBody: 'what a request may hold' },
  'lib/stripe/webhook/webhook-event.ts': { oldestSeconds: 'the age of a signature that Stripe recommends' },
  'lib/stripe/words/word-keys.ts': { mostRemembered: 'what memory it may take' },
  'server/requests-in-order.ts': { mostWaiting: 'what one connection may ask ahead' },
  'server/requests/costly-headers.ts': {
    longestBrowser: 'what a request may hold',
    mostCookies: 'what a request may hold',
    mostParameters: 'what a request may hold',
  },
  'server/requests/form-body.ts': {
    largestForm: 'what a request may hold',
    largestList: 'what a list of coaches may hold',
  },
}

const rooms = /^(lib\/(store|stripe|jobs|mail)|server)\//

test('no size, time-out or schedule is outside lib/composition/timings.ts, unless it is a rule', () => {
  const files = sourceFiles().filter((file) => rooms.test(file) && !isTest(file) && !file.includes('/generated/'))
  const found = files.flatMap((file) => findTimings(file, read(file)).map((name) => `${file}: ${name}`))
  const known = Object.entries(rules).flatMap(([file, names]) => Object.keys(names).map((name) => `${file}: ${name}`))
  expect(found.sort()).toEqual(known.sort())
})

test.each([
  ['const readTimeout = 5_000', ['readTimeout']],
  ['const leaseSeconds = 2 * 30', ['leaseSeconds']],
  ["const lease = sql`interval '1 minute'`", ['lease']],
  ['const limits = { max: 10 }', ['limits', 'max']],
  ['function prune(pool: Pool, batchSize = 1000) {}', ['batchSize']],
  ['createPool(url, { connectionTimeoutMillis: 2_000 })', ['connectionTimeoutMillis']],
  ['setTimeout(forget, 1_000)', ['setTimeout']],
  ['fetch(url, { signal: AbortSignal.timeout(60_000) })', ['timeout']],
  ['const leaseSeconds = timings.lease', []],
  ["sql`UPDATE email SET due_at = now() + interval '1 minute'`", []],
  ["const size = 'large'", []],
])('finds the timings in %s', (source, names) => {
  expect(findTimings('a.ts', source)).toEqual(names)
})

test('docs say why each timing is what it is', () => {
  const rows = [...read('docs/timings.md').matchAll(/^\| `([\w.]+)` \| `?(.+?)`? \| .+ \|$/gm)]
  expect(rows.map(([, name, value]) => [name, value])).toEqual(valuesOf(timings))
})

function valuesOf(group: object, prefix = ''): [name: string, value: string][] {
  return Object.entries(group).flatMap(([name, value]) =>
    typeof value === 'object' ? valuesOf(value, `${prefix}${name}.`) : [[`${prefix}${name}`, String(value)]],
  )
}
