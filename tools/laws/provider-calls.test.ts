import { expect, test } from 'vitest'
import { isTest, read, sourceFiles } from './sources'

/**
 * Every call of ours to Stripe. Each call that moves money is listed once: a new line here opens a new way to clients'
 * money.
 */
const calls: Record<string, string[]> = {
  'lib/stripe/payments/cancel-payment.ts': ['paymentIntents.cancel'],
  'lib/stripe/payments/client-secret.ts': ['paymentIntents.retrieve'],
  'lib/stripe/payments/create-payment.ts': ['paymentIntents.create'],
  'lib/stripe/webhook/endpoint.ts': ['webhookEndpoints.create', 'webhookEndpoints.list', 'webhookEndpoints.update'],
  'lib/stripe/accounts/close-account.ts': ['accounts.del'],
  'lib/stripe/accounts/find-marked.ts': ['accounts.list'],
  'lib/stripe/payments/refund-payment.ts': ['balance.retrieve', 'refunds.create'],
  'lib/stripe/accounts/links.ts': ['accountLinks.create', 'accounts.createLoginLink'],
  'lib/stripe/accounts/list-accounts.ts': ['accounts.list'],
  'lib/stripe/payments/list-movements.ts': ['disputes.list', 'refunds.list'],
  'lib/stripe/accounts/open-account.ts': ['accounts.create'],
  'lib/stripe/payments/list-payments.ts': ['paymentIntents.list'],
  'lib/stripe/payments/read-payment.ts': [
    'applicationFees.listRefunds',
    'disputes.list',
    'paymentIntents.retrieve',
    'refunds.list',
    'transfers.listReversals',
  ],
  'lib/stripe/payments/find-payment.ts': ['paymentIntents.list'],
  'lib/stripe/accounts/platform.ts': ['accounts.retrieveCurrent'],
  'lib/stripe/accounts/read-account.ts': ['accounts.retrieve'],
  'lib/stripe/payouts/read-balance.ts': [
    'accounts.retrieve',
    'balance.retrieve',
    'balanceTransactions.list',
    'payouts.list',
  ],
  'lib/stripe/payouts/read-payout-lines.ts': ['balanceTransactions.list'],
}

const rooms = /^(app|bench|commands|components|lib|prisma|server|tests|tools)\/|^[^/]+\.ts$/
const ours = sourceFiles().filter((file) => rooms.test(file) && !isTest(file))
const product = ours.filter((file) => !/^(bench|tests|tools)\//.test(file))
const vendors = ours.filter((file) => file.startsWith('lib/stripe/'))

test('every request to Stripe is on the list, and nothing on the list is gone', () => {
  const found = vendors.map((file): [string, string[]] => [file, callsIn(read(file))])
  expect(Object.fromEntries(found.filter(([, calls]) => calls.length > 0))).toEqual(calls)
})

test('nothing calls Stripe in a way that the list would miss', () => {
  expect(vendors.length).toBeGreaterThan(15)
  expect(vendors.flatMap((file) => hiddenIn(read(file)).map((what) => `${file}: ${what}`))).toEqual([])
})

test('only the endpoint’s client asks Stripe outside the rate limit', () => {
  expect(naming('new Stripe')).toEqual(['lib/stripe/client/client.ts'])
  expect(naming('createClient')).toEqual(['lib/stripe/client/client-pool.ts', 'lib/stripe/client/client.ts'])
  expect(naming('createClientPool')).toEqual(['lib/stripe/client/client-pool.ts', 'lib/stripe/provider.ts'])
  expect(naming('createProviderFor')).toEqual(['lib/composition/root.ts', 'lib/stripe/provider.ts'])
  // The list of calls shows that it only reaches webhook endpoints.
  expect(naming('createEndpointClient')).toEqual([
    'lib/composition/endpoint.ts',
    'lib/stripe/client/client.ts',
    'lib/stripe/webhook/endpoint-check.ts',
  ])
})

test('no other room names what moves money at Stripe, but the demo’s clients', () => {
  expect(ours.filter((file) => file.startsWith('bench/') || file === 'instrumentation.ts').length).toBeGreaterThan(5)
  const others = ours.filter((file) => !file.startsWith('lib/stripe/'))
  expect(others.filter((file) => movers.test(read(file)))).toEqual(['prisma/seed-payments.ts'])
})

test('finds a call in any layout', () => {
  expect(callsIn('await stripe.paymentIntents\n  .create({})\nstripe.checkout.sessions.create({})')).toEqual([
    'checkout.sessions.create',
    'paymentIntents.create',
  ])
  for (const hidden of [
    "stripe.rawRequest('POST', '/v1/charges')",
    'const { charges } = stripe',
    "stripe['charges']",
    'const charges = stripe.charges\n',
    'function pay(other: Stripe) {}',
    'const other = createClient(options)',
    'new Stripe(key)',
  ])
    expect(hiddenIn(hidden)).not.toEqual([])
  for (const line of ['paymentIntents.confirm(id)', 'charges.capture(id)', 'invoices.pay(id)', 'checkout.sessions'])
    expect(line).toMatch(movers)
})

function naming(name: string): string[] {
  return product.filter((file) => new RegExp(`\\b${name}\\(`).test(code(read(file)))).toSorted()
}

function callsIn(source: string): string[] {
  const found = [...code(source).matchAll(/\bstripe((?:\s*\??\.\s*\w+)+)\s*\(/g)]
  return [...new Set(found.map(([, path = '']) => path.replace(/[\s?]/g, '').slice(1)))].toSorted()
}

/** Ways to the client that are not plain calls on `stripe`. */
function hiddenIn(source: string): string[] {
  const text = code(source)
  const ways = [
    /\brawRequest\b/g,
    /\bfetch\(/g,
    /\}\s*=\s*stripe\b/g,
    /\bstripe\s*(?:\?\.)?\[/g,
    /=\s*stripe(?:\s*\.\s*\w+)*\s*(?:\n|;|$)/g,
    /\b(?!stripe\b)\w+\s*:\s*Stripe\b(?!\.)/g,
    /\b(?:const|let)\s+(?!stripe\b)\w+\s*=\s*createClient\(/g,
    ...(text.includes('export function createClient(') ? [] : [/\bnew Stripe\(/g]),
  ]
  return ways.flatMap((way) => [...text.matchAll(way)].map(([what]) => what.trim()))
}

/** Comments may name calls that nobody makes. */
function code(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, '')
}

const movers =
  /\b(paymentIntents|charges|refunds|transfers|payouts|invoices|setupIntents|subscriptions|paymentLinks|topups)\.(create|confirm|capture|update|cancel|pay|incrementAuthorization|createReversal)\(|\bcheckout\.sessions\b|\brawRequest\b|(?<!\/api)\/v1\/(payment_intents|charges|transfers|refunds|checkout)\b/
