import { randomUUID } from 'node:crypto'
import { createStore } from '../../lib/store/store'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('coach_verbs', { hasOwnStripe: true })

test.describe.configure({ mode: 'default' })

for (const javaScriptEnabled of [true, false])
  test.describe(`With JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, {
    tag: javaScriptEnabled ? [] : '@long',
  }, () => {
    test.use({ javaScriptEnabled })

    test('reminds a coach once at the primary button, and keeps a note', async ({
      adminPage: page,
      database,
      stripe,
    }) => {
      const by = { kind: 'machine' } as const
      const listed = { email: `verbs-${randomUUID()}@example.com`, name: 'Ada Coach', reference: null, by }
      const coachId = await createStore(database).coaches.addCoach(listed)
      if (coachId === null) throw new Error('the address was taken')
      await bringIntoState(database, coachId, 'unfinished', stripe)
      await page.goto(`/admin/coaches/${coachId}`)
      await page.getByRole('button', { name: 'Remind' }).click()
      await expect(page.getByText(`A reminder to ${listed.email} is on its way.`)).toBeVisible()
      await page.getByRole('button', { name: 'Remind' }).click()
      await expect(page.getByText('One a day is enough, so none was sent.')).toBeVisible()

      await page.getByLabel('New note').fill('Called.\nSends a photo.')
      await page.getByRole('button', { name: 'Add note' }).click()
      await expect(page.getByText('Note added.')).toBeVisible()
      await expect(page.getByRole('listitem').filter({ hasText: 'Sends a photo.' })).toBeVisible()
      await expect(page.getByText(coachId, { exact: true })).toBeVisible()
    })

    test('shows what is wrong with a list, then invites the rest of it', async ({ adminPage: page, database }) => {
      const mark = randomUUID()
      await page.goto('/admin/coaches/invite')
      const rows = [`email;name`, `ana-${mark}@example.com;Ana Ruiz`, 'ben;Ben', `cleo-${mark}@example.com;Cleo`]
      const buffer = Buffer.from(`\ufeff${rows.join('\r\n')}`, 'utf16le')
      await page.getByLabel('CSV file').setInputFiles({ name: 'coaches.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Check the list' }).click()
      await expect(page.getByRole('row', { name: '3 Not an email address' })).toBeVisible()
      await page.getByRole('button', { name: 'Invite 2 coaches' }).click()
      await expect(page.getByText('2 coaches were added. Their invitations are on their way.')).toBeVisible()
      expect(await database.prisma.coach.count({ where: { email: { contains: mark } } })).toBe(2)
    })
  })
