import { shifted, waitLong, watchShifts } from '../support/pages/layout-shift'
import { phone } from '../support/pages/screen-sizes'
import { hydrated } from '../support/pages/slow-line'
import { expect, test } from '../support/test'

/** Each answer of a form comes late enough to count. A phone has the least room. */
test('moves nothing when a coach’s form is answered on a slow line', async ({ coachPage: page }) => {
  await page.setViewportSize(phone)
  await watchShifts(page)
  let isPressed = false
  await page.route('**', async (route) => {
    if (isPressed && route.request().method() === 'POST') await waitLong(page)
    await route.fallback()
  })
  const moved: Record<string, number> = {}
  for (const { at, fill, press, shows } of answers) {
    if (new URL(page.url()).pathname !== at) await page.goto(at)
    const button = await hydrated(page.getByRole('button', { name: press }))
    await shifted(page)
    for (const [label, value] of Object.entries(fill)) await page.getByLabel(label).fill(value)
    isPressed = true
    await button.click()
    await expect(page.getByRole('main').getByText(shows).first()).toBeVisible()
    isPressed = false
    moved[shows] = await shifted(page)
  }
  expect(Object.entries(moved).filter(([, sum]) => sum > 0.02)).toEqual([])
  expect(Object.keys(moved)).toHaveLength(answers.length)
})

const answers = [
  { at: '/account', fill: { 'Your name': '' }, press: 'Save name', shows: 'Enter your name in at most' },
  {
    ...{ at: '/account', fill: { 'New email address': 'x' } },
    ...{ press: 'Change email address', shows: 'Enter an email address, such as' },
  },
  { at: '/account', fill: { 'Your name': 'Ada Moved' }, press: 'Save name', shows: 'Your new name is saved.' },
  { at: '/account', fill: {}, press: 'Save language', shows: 'Saved. Pages and emails' },
  { at: '/payouts', fill: {}, press: 'Set up payouts', shows: 'Choose a country from the list.' },
  { at: '/payouts/help', fill: {}, press: 'Send message', shows: 'Write your question first.' },
  {
    ...{ at: '/payouts/help', fill: { 'How can we help?': 'Does this page move?' } },
    ...{ press: 'Send message', shows: 'We got your message.' },
  },
]
