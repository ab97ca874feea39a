import type { Page } from '@playwright/test'
import type { State } from '../../lib/payouts/vocabulary/accounts/state'
import type { AdminId } from '../../lib/payouts/vocabulary/ids'
import { createStore } from '../../lib/store/store'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { expect, test } from '../support/test'

interface Screen {
  badge: string
  answer: string | RegExp
  why: string
  /** The first button. */
  action: string
}

const screens: Record<State, Screen> = {
  'not-started': {
    badge: 'Not started',
    answer: 'Welcome, Ada. Set up payouts to get paid.',
    why: 'First, Stripe needs to know who you are.',
    action: 'Set up payouts',
  },
  unfinished: {
    badge: 'Setup unfinished',
    answer: 'Finish Stripe’s form to get paid.',
    why: 'Stripe needs the rest of your answers',
    action: 'Continue setup',
  },
  'needs-you': {
    badge: 'Action needed',
    answer: 'Send a new photo ID to get paid.',
    why: 'A deadline has passed, so payouts are off until Stripe has it.',
    action: 'Send a new photo ID',
  },
  'in-review': {
    badge: 'In review',
    answer: 'You can’t be paid yet: Stripe is checking your details.',
    why: 'Your form is complete.',
    action: 'Check again',
  },
  ready: {
    badge: 'Ready',
    answer: 'You can be paid.',
    why: 'payouts to your bank account are on',
    action: 'Open Stripe dashboard',
  },
  'ready-due': {
    badge: 'Ready, action needed',
    answer: /^You can be paid\. Add your ID or tax number by .+ \(in 9 days\)\.$/,
    why: 'Stripe will turn them off if it has no answer by then.',
    action: 'Add your ID or tax number',
  },
  'ready-checking': {
    badge: 'Ready, being checked',
    answer: 'You can be paid.',
    why: 'they stay on while Stripe checks',
    action: 'Open Stripe dashboard',
  },
  'ready-transfers-off': {
    badge: 'Payments refused',
    answer: 'You can’t be paid right now: payouts are on, but Stripe is refusing new payments to you.',
    why: 'isn’t accepting new money for your account',
    action: 'Contact us',
  },
  paused: {
    badge: 'Paused',
    answer: 'You can’t be paid right now: your payouts are paused.',
    why: 'Only we can turn payouts back on.',
    action: 'Contact us',
  },
  off: {
    badge: 'Turned off by Stripe',
    answer: 'You can’t be paid right now: Stripe turned off your payouts.',
    why: 'there’s nothing you need to send',
    action: 'Contact us',
  },
  rejected: {
    badge: 'Closed to payouts',
    answer: 'You can’t be paid: this account is closed to payouts.',
    why: 'A new form or link can’t change that',
    action: 'Contact us',
  },
  closed: {
    badge: 'Closed',
    answer: 'You can’t be paid: we can no longer reach your Stripe account.',
    why: 'is no longer linked to us',
    action: 'Contact us',
  },
}

for (const [state, screen] of Object.entries(screens) as [State, Screen][]) {
  test(`shows a coach who is ${state} that answer, with one thing to do, and Check again changes nothing`, async ({
    coachPage: page,
    database,
    coach,
  }) => {
    if (state !== 'not-started') await bringIntoState(database, coach.coachId, state)
    await page.goto('/payouts')
    await expectScreen(page, screen)
    await expectStep(page, state)
    if (state === 'not-started') return
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect(page.getByText('Checked just now. This is what Stripe says.')).toBeVisible()
    await expectScreen(page, screen)
  })
}

test('shows a held coach that new payments are on hold, not why, and whom to write to', async ({
  coachPage: page,
  database,
  coach,
}) => {
  await bringIntoState(database, coach.coachId, 'ready')
  await createStore(database).coaches.hold(coach.coachId, 'chargeback-risk', 'admin-1' as AdminId)
  await page.goto('/payouts')
  await expectScreen(page, {
    badge: 'On hold',
    answer: 'We’ve paused payments to you.',
    why: 'Until we end the hold, clients can’t pay you through us.',
    action: 'Contact us',
  })
  await expect(page.getByText('We paused new payments to you.')).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/chargeback|admin/i)
})

test('lists first, in red, what is overdue', async ({ coachPage: page, database, coach }) => {
  await bringIntoState(database, coach.coachId, 'needs-you')
  await page.goto('/payouts')
  const groups = page.getByRole('main').getByRole('heading', { level: 3 })
  await expect(groups).toHaveText([/^Overdue$/, /^Due by .+ \(in 9 days\)$/, /^\w{3} \d/])
  await expect(groups.first().locator('span')).toHaveClass(/text-red/)
  await expect(page.getByText('Document can’t be read')).toHaveClass(/text-red/)
})

const steps: Partial<Record<State, string>> = { unfinished: 'Form', 'in-review': 'Checks', 'needs-you': 'Checks' }

async function expectStep(page: Page, state: State): Promise<void> {
  const progress = page.getByRole('list', { name: 'Steps to your first payout' })
  const step = steps[state]
  if (step === undefined) return expect(progress).toHaveCount(0)
  await expect(progress.getByRole('listitem')).toHaveText([/^Account/, /^Form/, /^Checks/, 'Paid'])
  await expect(progress.locator('[aria-current=step]')).toHaveText(step)
}

async function expectScreen(page: Page, { badge, answer, why, action }: Screen): Promise<void> {
  const card = page.getByRole('main')
  await expect(card.getByRole('heading', { level: 2 }).first()).toHaveText(answer)
  await expect(card.getByText(badge, { exact: true })).toBeVisible()
  await expect(card.getByText(why)).toBeVisible()
  await expect(card.getByRole('button').or(card.getByRole('link')).first()).toContainText(action)
}
