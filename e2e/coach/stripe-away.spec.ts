import type { Page } from '@playwright/test'
import { type Caller, newCaller } from '../support/caller'
import { sendForm, takeForm } from '../support/pages/action-form'
import { type SignedIn, signInNewCoach } from '../support/pages/session'
import { hasPendingFetch } from '../support/scenes/account'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { controlAt } from '../support/servers/local-stripe'
import { type OwnServer, type OwnServers, openOwnServers } from '../support/servers/own-servers'
import { readActionIds } from '../support/servers/routes'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

// One after another: the tests arrange failures at one local Stripe. Waiting out its silence takes a while.
test.describe.configure({ mode: 'default' })

let servers: OwnServers
let server: OwnServer
let stripe: string
test.beforeAll(async () => {
  servers = await openOwnServers('stripe_away')
  stripe = await servers.startLocalStripe()
  server = await servers.start({ STRIPE_API_BASE: stripe })
})
test.afterAll(() => servers.close())
test.afterEach(() => controlAt(stripe, 'DELETE', '/faults'))

/** The SDK waits five seconds and tries up to three times. */
const deadline = 30_000

const answers = (status: number, more: { code?: string; message?: string } = {}) => ({
  kind: 'status',
  status,
  ...more,
})
const refusals = {
  country: answers(400, { code: 'country_unsupported' }),
  platform: answers(403, { message: 'You can only create new accounts if you have signed up for Connect.' }),
  access: answers(403, { code: 'account_invalid' }),
}
const silence = { kind: 'timeout' }
const cut = { kind: 'cut' }

const away = 'Stripe did not answer. Nothing is lost. Try again in a moment.'
const noPage = 'Stripe did not open its page. Nothing is lost'
const unsure = 'We couldn’t check with Stripe just now.'
const helpless = 'Stripe’s form can no longer help here. Contact us'
const gone = 'You can’t be paid: we can no longer reach your Stripe account.'

const setUps: Record<string, [fault: object, sees: string]> = {
  'A coach sets up in a country that Stripe refuses with 400': [
    refusals.country,
    'Stripe can’t open accounts in that country yet.',
  ],
  'A coach sets up while Stripe answers 401': [answers(401), away],
  'A coach sets up while Stripe answers 403': [
    refusals.platform,
    'We can’t open accounts right now. The fault is ours',
  ],
  'A coach sets up while Stripe answers 404': [answers(404), away],
  'A coach sets up while Stripe answers 429': [answers(429), away],
  'A coach sets up while Stripe answers 500': [answers(500), away],
  'A coach sets up while Stripe is silent': [silence, away],
  'A coach sets up while Stripe cuts the connection': [cut, away],
}
for (const [name, [fault, sees]] of Object.entries(setUps)) {
  test(name, async ({ context, page }) => {
    const coach = await signInNewCoach(servers.database, context, server.url)
    await meet('POST', '/v1/accounts', fault)
    await page.goto(`${server.url}/payouts`)
    await chooseCountryAndSetUp(page)
    await expect(page.getByText(sees)).toBeVisible({ timeout: deadline })
    await expect(page.getByLabel('Country')).toHaveValue('DE')

    await recover()
    await chooseCountryAndSetUp(page)
    await page.waitForURL((url) => url.origin === stripe)
    expect(await countAccountsOf(coach)).toBe(1)
  })
}

const dashboards: Record<string, [fault: object, sees: string]> = {
  'A coach opens the dashboard while Stripe answers 400': [answers(400), noPage],
  'A coach opens the dashboard while Stripe answers 401': [answers(401), away],
  'A coach opens the dashboard while Stripe answers 403': [refusals.access, helpless],
  'A coach opens the dashboard while Stripe answers 404': [answers(404), helpless],
  'A coach opens the dashboard while Stripe answers 429': [answers(429), away],
  'A coach opens the dashboard while Stripe answers 500': [answers(500), away],
  'A coach opens the dashboard while Stripe is silent': [silence, away],
  'A coach opens the dashboard while Stripe cuts the connection': [cut, away],
}
for (const [name, [fault, sees]] of Object.entries(dashboards)) {
  test(name, async () => {
    const caller = await newReadyCoach()
    const form = await takeForm(`${server.url}/payouts`, idOf('openDashboard'), caller)
    await meet('POST', `/v1/accounts/${caller.accountId}/login_links`, fault)
    expect(await textOf(await sendForm(form, { by: caller }))).toContain(sees)

    await recover()
    const { headers } = await sendForm(form, { by: caller })
    expect(new URL(headers.get('location') ?? '', server.url).origin).toBe(stripe)
  })
}

const returns: Record<string, [fault: object, sees: string]> = {
  'A coach returns from Stripe while it answers 400': [answers(400), unsure],
  'A coach returns from Stripe while it answers 401': [answers(401), unsure],
  'A coach returns from Stripe while it answers 403': [refusals.access, gone],
  'A coach returns from Stripe while it answers 404': [answers(404), gone],
  'A coach returns from Stripe while it answers 429': [answers(429), unsure],
  'A coach returns from Stripe while it answers 500': [answers(500), unsure],
  'A coach returns from Stripe while it is silent': [silence, unsure],
  'A coach returns from Stripe while it cuts the connection': [cut, unsure],
}
for (const [name, [fault, sees]] of Object.entries(returns)) {
  test(name, async () => {
    const caller = await newReadyCoach()
    await meet('GET', `/v1/accounts/${caller.accountId}`, fault)
    await expectSnapshotKept(caller, await comeBack(caller), sees)
  })
}

const checks: Record<string, [fault: object, sees: string]> = {
  'A coach checks again while Stripe answers 400': [answers(400), unsure],
  'A coach checks again while Stripe answers 401': [answers(401), unsure],
  'A coach checks again while Stripe answers 403': [refusals.access, gone],
  'A coach checks again while Stripe answers 404': [answers(404), gone],
  'A coach checks again while Stripe answers 429': [answers(429), unsure],
  'A coach checks again while Stripe answers 500': [answers(500), unsure],
  'A coach checks again while Stripe is silent': [silence, unsure],
  'A coach checks again while Stripe cuts the connection': [cut, unsure],
}
for (const [name, [fault, sees]] of Object.entries(checks)) {
  test(name, async () => {
    const caller = await newReadyCoach()
    const form = await takeForm(`${server.url}/payouts`, idOf('checkAgain'), caller)
    await meet('GET', `/v1/accounts/${caller.accountId}`, fault)
    await expectSnapshotKept(caller, await textOf(await sendForm(form, { by: caller })), sees)
  })
}

/** Shows the last answer beside the failure, and recovers once Stripe does. */
async function expectSnapshotKept(caller: Caller, shown: string, sees: string): Promise<void> {
  expect(shown).toContain(sees)
  if (sees === unsure) expect(shown).toContain('You can be paid.')

  await recover()
  expect(await comeBack(caller)).toContain('You can be paid.')
  await expect.poll(() => hasPendingFetch(servers.database, caller.accountId ?? '')).toBe(false)
}

/** Returns from Stripe's form; returns the page. */
async function comeBack({ headers }: Caller): Promise<string> {
  const { status } = await fetch(`${server.url}/payouts/return`, { headers, redirect: 'manual' })
  expect(status).toBe(303)
  return textOf(await fetch(`${server.url}/payouts`, { headers }))
}

/** A page without what is there only for scripts. */
async function textOf(page: Response): Promise<string> {
  return (await page.text()).replace(/<script\b.*?<\/script>/gs, '').replaceAll('&#x27;', "'")
}

/** A coach who can be paid, over HTTP, to see what the server alone renders. */
async function newReadyCoach(): Promise<Caller> {
  const caller = await newCaller(servers.database, server.url, { isCoach: true })
  if (caller.coachId === null) throw new Error('no coach was made')
  return { ...caller, accountId: await bringIntoState(servers.database, caller.coachId, 'ready', stripe) }
}

function idOf(name: 'checkAgain' | 'openDashboard'): string {
  return readActionIds(getStack().buildFolder)[`app/payouts/actions.ts ${name}`] ?? ''
}

/** Requests there fail this way until `recover`. */
function meet(method: string, path: string, fault: object): Promise<unknown> {
  return controlAt(stripe, 'POST', '/faults', { method, path, times: 1000, ...fault })
}

const recover = () => controlAt(stripe, 'DELETE', '/faults')

async function chooseCountryAndSetUp(page: Page): Promise<void> {
  await page.getByLabel('Country').selectOption('DE')
  await page.getByRole('button', { name: 'Set up payouts' }).click()
}

async function countAccountsOf({ coachId }: SignedIn): Promise<number> {
  const { data } = await controlAt<{ data: { metadata: Record<string, string> }[] }>(stripe, 'GET', '/accounts')
  return data.filter(({ metadata }) => metadata.coach_id === coachId).length
}
