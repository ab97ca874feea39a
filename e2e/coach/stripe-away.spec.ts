import type { Page } from '@playwright/test'
import type { Coach } from '../support/caller'
import { sendForm, takeForm } from '../support/pages/action-form'
import { hasPendingFetch } from '../support/scenes/account'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { controlAt } from '../support/servers/local-stripe'
import { readActionIds } from '../support/servers/routes'
import { getStack } from '../support/servers/stack'
import { expect, testWithServer } from '../support/test-with-server'

interface AwayFixtures {
  /** Requests there fail this way until `recover`. */
  meet: (method: string, path: string, fault: object) => Promise<unknown>
  recover: () => Promise<unknown>
  /** A coach who can be paid, over HTTP, to see what the server alone renders. */
  readyCoach: Coach
  /** Returns from Stripe's form as `readyCoach`, to the page. */
  comeBack: () => Promise<string>
  /** Shows the last answer with the failure, and recovers once Stripe does. */
  expectSnapshotKept: (shown: string, sees: string) => Promise<void>
}

const test = testWithServer('stripe_away', { hasOwnStripe: true }).extend<AwayFixtures>({
  meet: ({ stripe }, use) =>
    use((method, path, fault) => controlAt(stripe, 'POST', '/faults', { method, path, times: 1000, ...fault })),
  async recover({ stripe }, use) {
    const recover = () => controlAt(stripe, 'DELETE', '/faults')
    await use(recover)
    await recover()
  },
  async readyCoach({ coach, database, stripe }, use) {
    await use({ ...coach, accountId: await bringIntoState(database, coach.coachId, 'ready', stripe) })
  },
  comeBack: ({ readyCoach: { headers }, appUrl }, use) =>
    use(async () => {
      const { status } = await fetch(`${appUrl}/payouts/return`, { headers, redirect: 'manual' })
      expect(status).toBe(303)
      return textOf(await fetch(`${appUrl}/payouts`, { headers }))
    }),
  expectSnapshotKept: ({ readyCoach, database, comeBack, recover }, use) =>
    use(async (shown, sees) => {
      expect(shown).toContain(sees)
      if (sees === unsure) expect(shown).toContain('You can be paid.')

      await recover()
      expect(await comeBack()).toContain('You can be paid.')
      await expect.poll(() => hasPendingFetch(database, readyCoach.accountId ?? '')).toBe(false)
    }),
})

// One after another: the tests arrange failures at one local Stripe. Waiting out its silence takes a while.
test.describe.configure({ mode: 'default' })

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
/** A client error, a refused access, a failure and silence stand for the rest. */
const tagOf = (name: string) => (/400|403|500|silent/.test(name) ? [] : '@long')

const silence = { kind: 'timeout' }
const cut = { kind: 'cut' }

const away = 'Stripe didn’t answer. Nothing is lost. Try again in a moment.'
const noPage = 'We couldn’t open Stripe’s page. Nothing is lost'
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
  test(name, { tag: tagOf(name) }, async ({ coachPage: page, coach, stripe, meet, recover }) => {
    await meet('POST', '/v1/accounts', fault)
    await page.goto('/payouts')
    await chooseCountryAndSetUp(page)
    await expect(page.getByText(sees)).toBeVisible({ timeout: deadline })
    await expect(page.getByLabel('Country')).toHaveValue('DE')

    await recover()
    await chooseCountryAndSetUp(page)
    await page.waitForURL((url) => url.origin === stripe)
    expect(await countAccountsOf(coach, stripe)).toBe(1)
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
  test(name, { tag: tagOf(name) }, async ({ readyCoach, appUrl, stripe, meet, recover }) => {
    const form = await takeForm(`${appUrl}/payouts`, idOf('openDashboard'), readyCoach)
    await meet('POST', `/v1/accounts/${readyCoach.accountId}/login_links`, fault)
    expect(await textOf(await sendForm(form, { by: readyCoach }))).toContain(sees)

    await recover()
    const { headers } = await sendForm(form, { by: readyCoach })
    expect(new URL(headers.get('location') ?? '', appUrl).origin).toBe(stripe)
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
  test(name, { tag: tagOf(name) }, async ({ readyCoach, meet, comeBack, expectSnapshotKept }) => {
    await meet('GET', `/v1/accounts/${readyCoach.accountId}`, fault)
    await expectSnapshotKept(await comeBack(), sees)
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
  test(name, { tag: tagOf(name) }, async ({ readyCoach, appUrl, meet, expectSnapshotKept }) => {
    const form = await takeForm(`${appUrl}/payouts`, idOf('checkAgain'), readyCoach)
    await meet('GET', `/v1/accounts/${readyCoach.accountId}`, fault)
    await expectSnapshotKept(await textOf(await sendForm(form, { by: readyCoach })), sees)
  })
}

/** A page without what is there only for scripts. */
async function textOf(page: Response): Promise<string> {
  return (await page.text()).replace(/<script\b.*?<\/script>/gs, '').replaceAll('&#x27;', "'")
}

function idOf(name: 'checkAgain' | 'openDashboard'): string {
  return readActionIds(getStack().buildFolder)[`app/payouts/actions.ts ${name}`] ?? ''
}

async function chooseCountryAndSetUp(page: Page): Promise<void> {
  await page.getByLabel('Country').selectOption('DE')
  await page.getByRole('button', { name: 'Set up payouts' }).click()
}

async function countAccountsOf({ coachId }: Coach, stripe: string): Promise<number> {
  const { data } = await controlAt<{ data: { metadata: Record<string, string> }[] }>(stripe, 'GET', '/accounts')
  return data.filter(({ metadata }) => metadata.coach_id === coachId).length
}
