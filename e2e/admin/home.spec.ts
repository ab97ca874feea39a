import { createHomeUpkeep } from '../../lib/store/home/home-upkeep'
import { findings } from '../support/pages/axe'
import { newAddress } from '../support/pages/email'
import { expect, test } from '../support/test'

test('shows staff how many coaches can be paid, and leads from a figure to the coaches behind it', async ({
  adminPage: page,
  database,
}) => {
  await database.prisma.coach.create({ data: { email: newAddress(), name: 'Wim Quick' } })
  const upkeep = createHomeUpkeep(database, { rowsAtOnce: 1_000, todaySeconds: 3_600, pastSeconds: 3_600 })
  while ((await upkeep.keep()) > 0);
  await page.goto('/admin')
  await expect(page.getByRole('navigation', { name: 'Staff' }).getByRole('link', { name: 'Home' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(page.getByText(/^\d+ of \d+ coaches can be paid$/)).toBeVisible()
  await expect(page.getByRole('list', { name: 'From invited to ready' }).getByRole('listitem')).toHaveCount(5)
  expect(await findings(page)).toEqual([])
  const obstacles = page.getByRole('region', { name: 'What stands in the way' })
  await obstacles.getByText('Show as a table').click()
  await expect(obstacles.getByRole('table').getByRole('row', { name: /^Setup not started \d+/ })).toBeVisible()
  await obstacles
    .getByRole('list')
    .getByRole('link', { name: /^Setup not started/ })
    .click()
  await expect(page).toHaveURL('/admin/coaches?state=not-started')
})
