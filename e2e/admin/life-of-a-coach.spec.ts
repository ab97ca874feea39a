import { randomUUID } from 'node:crypto'
import { createStore } from '../../lib/store/store'
import { expect, test } from '../support/test'

for (const javaScriptEnabled of [true, false])
  test.describe(`With JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, {
    tag: javaScriptEnabled ? [] : '@long',
  }, () => {
    test.use({ javaScriptEnabled })

    test('edits, removes and erases a coach, each asked once', async ({ adminPage: page, database }) => {
      const by = { kind: 'machine' } as const
      const mark = randomUUID()
      const listed = { email: `life-${mark}@example.com`, name: 'Ada Coach', reference: null, by }
      const coachId = await createStore(database).coaches.addCoach(listed)
      await page.goto(`/admin/coaches/${coachId}`)
      await page.getByRole('link', { name: 'Edit or remove' }).click()
      await page.getByLabel('Reference').fill(`club:${mark}`)
      await page.getByLabel('Email address', { exact: true }).fill(`new-${mark}@example.com`)
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText(`The address is now new-${mark}@example.com. The rest was saved.`)).toBeVisible()

      await page.getByText('Remove…').click()
      await page.getByRole('button', { name: 'Remove Ada Coach' }).click()
      await expect(page.getByText('Removed. The coach is on the page of removed coaches.')).toBeVisible()

      await page.getByText('Erase for good…').click()
      await page.getByRole('button', { name: 'Erase for good' }).click()
      await expect(page.getByText('That isn’t this coach’s name, email address or reference.')).toBeVisible()
      await page.getByLabel('Type the name').fill(`club:${mark}`)
      await page.getByRole('button', { name: 'Erase for good' }).click()
      await expect(page.getByRole('heading', { name: 'Erased coach' })).toBeVisible()
      await expect(page.getByText('Payments, payouts, refunds and the decisions below stay.')).toBeVisible()
      expect(await database.prisma.coach.count({ where: { email: { contains: mark } } })).toBe(0)
    })
  })
