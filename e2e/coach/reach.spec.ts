import type { CoachId } from '../../lib/payouts/vocabulary/ids'
import type { Database } from '../../lib/store/database'
import { createStore } from '../../lib/store/store'
import { findings } from '../support/pages/axe'
import { misfits } from '../support/pages/fit'
import { phone } from '../support/pages/screen-sizes'
import { expect, test } from '../support/test'

test('says to a coach that emails do not reach them, and starts reminders again at a press', async ({
  coachPage: page,
  coach,
  database,
}) => {
  await losesEmails(database, coach)
  await page.setViewportSize(phone)
  await page.goto('/payouts')
  const card = page.locator('[data-card]').filter({ hasText: 'Emails to you' })
  await expect(card).toContainText(`The mail server of ${coach.email} refused our emails`)
  await expect(card).toContainText(`Reminders to ${coach.email} are off.`)
  expect(await misfits(page)).toEqual([])
  expect(await findings(page)).toEqual([])
  await card.getByRole('button', { name: 'Turn on reminders' }).click()
  await expect(page.getByText('Reminders are on again.')).toBeVisible()
  await expect(card).not.toContainText('Reminders to')
  await card.getByRole('link', { name: 'Change email address' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Account settings' })).toBeVisible()
  await expect(card).toContainText('refused our emails')
  await expect(card.getByRole('link')).toHaveCount(0)
})

test('says to staff that emails do not reach a coach, and who turned what off', async ({
  adminPage: page,
  coach,
  database,
}) => {
  await losesEmails(database, coach)
  await page.goto(`/admin/coaches/${coach.coachId}`)
  await expect(page.getByRole('alert').filter({ hasText: `The mail server refused ${coach.email} on` })).toBeVisible()
  await expect(page.getByText('Reminder emails are off.')).toBeVisible()
  await expect(page.getByText('The mail server refused the coach’s email address')).toBeVisible()
  await expect(page.getByText('Reminder emails stopped by a link in an email')).toBeVisible()
  expect(await findings(page)).toEqual([])
})

async function losesEmails(database: Database, { coachId, email }: { coachId: CoachId; email: string }) {
  const { emails } = createStore(database)
  await emails.getReminderChoice(coachId)
  await emails.chooseReminders(coachId, 'stopped', { kind: 'machine' })
  await emails.noteRefused(coachId, email)
}
