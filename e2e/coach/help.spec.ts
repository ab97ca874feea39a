import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { AdminId } from '../../lib/payouts/vocabulary/ids'
import { createStore } from '../../lib/store/store'
import { readMails } from '../../tools/mail-box/mail-box'
import { findings } from '../support/pages/axe'
import { countEmails } from '../support/pages/email'
import { misfits } from '../support/pages/fit'
import { phone } from '../support/pages/screen-sizes'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

const support = 'help@demo.example'

for (const state of ['ready-transfers-off', 'paused', 'off', 'rejected', 'closed'] as const)
  test(`leads a coach who is ${state} to a form that needs no mail program, with the address beside it`, {
    tag: state === 'rejected' ? [] : '@long',
  }, async ({ coachPage: page, database, coach }) => {
    await bringIntoState(database, coach.coachId, state)
    await page.goto('/payouts')
    await expect(page.getByRole('main').getByRole('link', { name: support })).toBeVisible()
    await page.getByRole('link', { name: 'Contact us' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Get help' })).toBeVisible()
    await expect(field(page)).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: support })).toBeVisible()
  })

test('leads a held coach to the form from the hold', async ({ coachPage: page, database, coach }) => {
  await bringIntoState(database, coach.coachId, 'needs-you')
  await createStore(database).coaches.hold(coach.coachId, 'chargeback-risk', 'admin-1' as AdminId)
  await page.goto('/payouts')
  await page.getByText('Contact us to find out why and what happens next.').getByRole('link').first().click()
  await expect(field(page)).toBeVisible()
})

test('leads to the form from the foot of every page of a coach', async ({ coachPage: page }) => {
  for (const path of ['/payouts', '/payouts/payments', '/payouts/money']) {
    await page.goto(path)
    await page.getByRole('contentinfo').getByRole('link', { name: 'Get help' }).click()
    await expect(field(page)).toBeVisible()
  }
})

test('names a country that is not offered in a message about it', async ({ coachPage: page }) => {
  await page.goto('/payouts')
  await page.getByLabel('Country').selectOption({ label: 'Australia' })
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await page.getByRole('link', { name: 'Ask us here about Australia' }).click()
  await expect(field(page)).toHaveValue('Payouts for Australia\n\n')
  await page.goto('/payouts/help?country=XX')
  await expect(field(page)).toHaveValue('')
})

test('reaches support, confirms by email, shows a receipt, and stands in the activity', async ({
  coachPage: page,
  database,
  coach,
}) => {
  await bringIntoState(database, coach.coachId, 'paused')
  const text = `Why am I paused?\nCase ${randomUUID()}`
  await send(page, text)
  const receipt = page.getByRole('heading', { name: 'We got your message.' })
  await expect(receipt).toBeFocused()
  await expect(page.getByText('We sent you a copy. We’ll answer by email to')).toBeVisible()
  await expect(field(page)).toHaveCount(0)
  await page.setViewportSize(phone)
  expect(await misfits(page)).toEqual([])
  expect(await findings(page)).toEqual([])

  await page.reload()
  await expect(receipt).toBeVisible()
  expect(await mailsToSupport(text)).toMatchObject([
    {
      subject: expect.stringContaining('asked for help (Paused)'),
      text: expect.stringContaining('> Why am I paused?'),
    },
  ])
  const { email } = await database.prisma.coach.findUniqueOrThrow({ where: { id: coach.coachId } })
  expect(await countEmails(email)).toBe(1)

  await page.getByRole('link', { name: 'See your payouts' }).click()
  await expect(page.getByText('You asked us for help.')).toBeVisible()
})

test('sends one message of a form sent twice, and two of one whose text changed', async ({ coachPage: page }) => {
  const [text, id] = [`Case ${randomUUID()}`, randomUUID()]
  const receipts = new Set<string | null>()
  for (const each of [text, text, `${text}, part two`]) {
    await page.goto('/payouts/help')
    await page.locator('input[name=id]').evaluate((input, value) => input.setAttribute('value', value), id)
    await field(page).fill(each)
    await page.getByRole('button', { name: 'Send message' }).click()
    await expect(page.getByRole('heading', { name: 'We got your message.' })).toBeVisible()
    receipts.add(new URL(page.url()).searchParams.get('sent'))
  }
  expect(receipts.size).toBe(2)
  expect(await mailsToSupport(text)).toHaveLength(2)
})

test('asks at the field for a text, or for a shorter one, and keeps it', async ({ coachPage: page }) => {
  await page.setViewportSize({ ...phone, width: 320 })
  await page.goto('/payouts/help')
  await page.getByRole('button', { name: 'Send message' }).click()
  await expect(field(page)).toHaveAccessibleDescription(/Write your question first\./)
  await expect(field(page)).toBeFocused()
  const long = 'a'.repeat(2001)
  await field(page).fill(long)
  await page.getByRole('button', { name: 'Send message' }).click()
  await expect(field(page)).toHaveAccessibleDescription(/Shorten your message to 2,000 characters\. It has 2,001 now\./)
  await expect(field(page)).toHaveValue(long)
  expect(await misfits(page)).toEqual([])
  expect(await findings(page)).toEqual([])
})

test('says when the next message can follow after many, and keeps the text', async ({ coachPage: page }) => {
  for (let sent = 0; sent < 5; sent += 1) {
    await send(page, `Message ${sent}`)
    await expect(page.getByRole('heading', { name: 'We got your message.' })).toBeVisible()
  }
  await send(page, 'One more')
  const said = page.getByRole('main').getByRole('alert')
  await expect(said).toHaveText(/You can send the next one at \d\d:\d\d.*email help@demo\.example\.$/)
  await expect(field(page)).toHaveValue('One more')
})

test('shows the form, not a receipt, for a message that was never sent or is another coach’s', async ({
  coachPage: page,
}) => {
  for (const sent of [randomUUID(), 'yes', `${randomUUID()}&sent=${randomUUID()}`]) {
    await page.goto(`/payouts/help?copy=yes&sent=${sent}`)
    await expect(field(page)).toBeVisible()
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('sends a message and shows its receipt, and asks at the field for a text', async ({ coachPage: page }) => {
    const text = `Case ${randomUUID()}`
    await page.goto('/payouts/help')
    await page.getByRole('button', { name: 'Send message' }).click()
    await expect(page.getByText('Write your question first.')).toBeVisible()
    await field(page).fill(text)
    await page.getByRole('button', { name: 'Send message' }).click()
    await expect(page.getByRole('heading', { name: 'We got your message.' })).toBeVisible()
    await page.reload()
    expect(await mailsToSupport(text)).toHaveLength(1)
  })
})

function field(page: Page) {
  return page.getByLabel('How can we help?')
}

async function send(page: Page, text: string): Promise<void> {
  await page.goto('/payouts/help')
  await field(page).fill(text)
  await page.getByRole('button', { name: 'Send message' }).click()
}

async function mailsToSupport(text: string) {
  const last = text.split('\n').at(-1) ?? ''
  const mails = await readMails(getStack().mailBoxUrl)
  return mails.filter((mail) => mail.to.some(({ address }) => address === support) && mail.text.includes(last))
}
