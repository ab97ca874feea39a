import { expect, type Page } from '@playwright/test'
import type { AdminId } from '../lib/payouts/ids'
import type { State } from '../lib/payouts/state'
import { createStore } from '../lib/store/store'
import { bringIntoState } from './support/coach-in-state'
import { type SignedIn, signInNewCoach } from './support/session'
import { getStack } from './support/stack'
import { test } from './support/visitor'

let coach: SignedIn

test.beforeEach(async ({ context, memory }) => {
  coach = await signInNewCoach(memory, context, getStack().appUrl)
})

interface Screen {
  badge: string
  answer: string | RegExp
  why: string
  /** The first thing to press. */
  action: string
}

const screens: Record<State, Screen> = {
  'not-started': {
    badge: 'Not started',
    answer: 'Not yet: your payouts are not set up.',
    why: 'Stripe has to know who you are',
    action: 'Set up payouts',
  },
  unfinished: {
    badge: 'Setup unfinished',
    answer: 'Not yet: Stripe’s form is not finished.',
    why: 'Stripe still needs your answers',
    action: 'Continue setup',
  },
  'needs-you': {
    badge: 'Needs you',
    answer: /^Not yet: Stripe needs 2 things from you/,
    why: 'A deadline has passed, so payouts are off',
    action: 'Answer Stripe’s questions',
  },
  'in-review': {
    badge: 'In review',
    answer: 'Not yet: Stripe is checking what you sent.',
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
    badge: 'Ready, something is due',
    answer: /^You can be paid\. One thing is due by .+ \(in 9 days\)\.$/,
    why: 'Stripe stops them if it has no answer by then.',
    action: 'Answer Stripe’s questions',
  },
  'ready-checking': {
    badge: 'Ready, being checked',
    answer: 'You can be paid.',
    why: 'that does not stop them',
    action: 'Open Stripe dashboard',
  },
  'ready-transfers-off': {
    badge: 'Ready, transfers off',
    answer: 'Payouts are on, but new payments to you will be refused.',
    why: 'It does not accept new money for your account',
    action: 'Write to us',
  },
  paused: {
    badge: 'Stopped',
    answer: 'Not now: your payouts are stopped.',
    why: 'It is for us to switch payouts on again.',
    action: 'Write to us',
  },
  off: {
    badge: 'Stopped',
    answer: 'Not now: Stripe has switched your payouts off.',
    why: 'there is nothing for you to fill in',
    action: 'Write to us',
  },
  rejected: {
    badge: 'Closed by Stripe',
    answer: 'No: Stripe has closed this account to payouts.',
    why: 'A new form or a new link cannot change that.',
    action: 'Write to us',
  },
  closed: {
    badge: 'Closed',
    answer: 'No: we can no longer reach your Stripe account.',
    why: 'nobody can pay you through it',
    action: 'Write to us',
  },
}

for (const [state, screen] of Object.entries(screens) as [State, Screen][]) {
  test(`A coach who is ${state} reads so, with one thing to do, and Check again changes nothing`, async ({
    page,
    memory,
  }) => {
    if (state !== 'not-started') await bringIntoState(memory, coach.coachId, state)
    await page.goto('/payouts')
    await expectScreen(page, screen)
    if (state === 'not-started') return
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect(page.getByText('Checked just now. This is what Stripe says.')).toBeVisible()
    await expectScreen(page, screen)
  })
}

test('A coach we hold reads that new payments are on hold, not why, and whom to write to', async ({ page, memory }) => {
  await bringIntoState(memory, coach.coachId, 'ready')
  await createStore(memory).hold(coach.coachId, 'chargeback-risk', 'admin-1' as AdminId)
  await page.goto('/payouts')
  await expectScreen(page, {
    badge: 'On hold',
    answer: 'Not now: we hold new payments to you.',
    why: 'Until we end the hold, clients cannot pay you through us.',
    action: 'Write to us',
  })
  await expect(page.getByText('We put new payments to you on hold.')).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/chargeback|admin/i)
})

async function expectScreen(page: Page, { badge, answer, why, action }: Screen): Promise<void> {
  const card = page.getByRole('main')
  await expect(card.getByRole('heading', { level: 2 }).first()).toHaveText(answer)
  await expect(card.getByText(badge, { exact: true })).toBeVisible()
  await expect(card.getByText(why)).toBeVisible()
  await expect(card.getByRole('button').or(card.getByRole('link')).first()).toContainText(action)
}
