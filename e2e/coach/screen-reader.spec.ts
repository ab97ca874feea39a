import type { Page } from '@playwright/test'
import { askForLink, newAddress } from '../support/pages/email'
import { announcements, focused, heard, listen } from '../support/pages/listener'
import { fillForm } from '../support/pages/onboarding'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

test('tells a listener the whole way from the landing page to help', async ({ page }) => {
  await listen(page)

  await page.goto('/')
  await expectHeard(page, [
    'heading "Get paid by your clients, and always know where you stand." [level=1]',
    'heading "Sign in" [level=2]',
    'textbox "Your email address"',
    'button "Email me a code"',
    'region "How it works"',
    'heading "How it works" [level=2]',
    'list',
    'heading "Say where you work" [level=3]',
    'heading "Answer Stripe’s form" [level=3]',
    'heading "Get paid" [level=3]',
  ])

  const link = await askForLink(page, newAddress(), '/')
  expect(await focused(page)).toBe('Check your email')
  await expectHeard(page, [
    'heading "Check your email" [level=1]',
    'textbox "Code from the email"',
    'button "Sign in"',
    'button "Send again"',
    'link "Use another address"',
  ])

  await page.goto(link)
  await expectHeard(page, ['heading "Confirm it’s you" [level=1]', 'button "Sign in"'])

  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Set up payouts' })).toBeVisible()
  await expectHeard(page, firstVisit(['textbox "Your name"', 'combobox "Country"']), 'signed in')

  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await expect(page.getByLabel('Your name')).toBeFocused()
  expect(await announcements(page)).toEqual([noName, noCountry])
  await expectHeard(
    page,
    firstVisit([
      'textbox "Your name" [invalid]',
      `alert: ${noName}`,
      'combobox "Country" [invalid]',
      `alert: ${noCountry}`,
    ]),
    'signed in',
  )

  await page.getByLabel('Your name').fill('Mara Holm')
  await page.getByLabel('Country').selectOption('US')
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
  await fillForm(page)
  await page.waitForURL('**/payouts')
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/^No money yet\./)).toBeVisible()
  expect((await announcements(page)).at(-1)).toBe('You can be paid.')
  await expectHeard(page, readyPage(), 'signed in')

  await page.getByRole('button', { name: 'Check again' }).click()
  await expect.poll(() => focused(page)).toBe(checked)
  expect(await announcements(page)).toEqual([checked])
  await expectHeard(page, readyPage([`status: ${checked}`]), 'signed in')

  await page.getByRole('link', { name: 'Get help' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Get help' })).toBeFocused()
  const form = (field: string[]) => [
    'link "Your payouts"',
    'heading "Get help" [level=1]',
    'link "Or email us at help@demo.example."',
    ...field,
    'button "Send message"',
  ]
  await expectHeard(page, form(['textbox "How can we help?"']), 'signed in')

  await page.getByRole('button', { name: 'Send message' }).click()
  await expect.poll(() => focused(page)).toBe('How can we help?')
  expect(await announcements(page)).toEqual(['Write your question first.'])

  await page.getByLabel('How can we help?').fill('Which bank account do you mean?')
  await page.getByRole('button', { name: 'Send message' }).click()
  await expect.poll(() => focused(page)).toBe('We got your message.')
  await expectHeard(
    page,
    [
      'link "Your payouts"',
      'heading "Get help" [level=1]',
      'heading "We got your message." [level=2]',
      'link "See your payouts"',
      'link "Send another message"',
    ],
    'signed in',
  )
})

const noName = 'Enter your name in at most 100 characters, without invisible characters.'
const noCountry = 'Choose a country from the list.'
const checked = 'Checked just now. This is what Stripe says.'

const firstVisit = (fields: string[]) => [
  'heading "Your payouts" [level=1]',
  'heading "Set up payouts to get paid." [level=2]',
  'heading "Three steps" [level=3]',
  'list',
  'heading "Have these ready" [level=3]',
  'list',
  ...fields,
  'group: Save yourself typing at Stripe',
  'button "Set up payouts"',
  'link "See your payments"',
  ...activity,
]

const readyPage = (answer: string[] = []) => [
  'heading "Your payouts" [level=1]',
  'heading "You can be paid." [level=2]',
  'button "Open Stripe dashboard"',
  'button "Check again"',
  ...answer,
  'heading "What Stripe needs later" [level=2]',
  'heading "Later, no date yet" [level=3]',
  'group: Tax and ID numbers',
  'heading "Your money" [level=2]',
  'link "See your payments"',
  ...activity,
]

const activity = ['heading "Activity" [level=2]', 'heading "today" [level=3]', 'list']

/** The content of a page, within what stands on each. */
async function expectHeard(page: Page, content: string[], who: 'stranger' | 'signed in' = 'stranger'): Promise<void> {
  expect(await heard(page)).toEqual([
    'link "Skip to content"',
    'banner',
    'link "Greenlight"',
    ...(who === 'stranger' ? [] : ['group: Your account']),
    'main',
    ...content,
    'contentinfo',
    ...(who === 'stranger' ? [] : ['link "Get help"']),
    'link "Questions? Email help@demo.example"',
  ])
}
