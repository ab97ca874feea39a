import type { Page } from '@playwright/test'
import type { Coach } from '../support/caller'
import { signInAdmin, signInNewCoach } from '../support/pages/session'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { expect, test } from '../support/test'

const losAngeles = 'America/Los_Angeles'

test('shows a deadline in the browser’s time zone, on the first visit too', async ({ browser, database, appUrl }) => {
  const context = await browser.newContext({ timezoneId: losAngeles })
  const coach = await signInNewCoach(database, context, appUrl)
  const dueAt = await somethingDue(database, coach)
  const page = await context.newPage()
  await page.goto('/payouts')
  await expect(headline(page)).toContainText(spoken(dueAt, losAngeles))
  await expect(page.getByText('Times are in Pacific Time.')).toBeVisible()
  await expect(page.locator('main')).not.toContainText('UTC')

  const admin = await context.newPage()
  await signInAdmin(database, context, appUrl, `staff-${coach.email}`)
  await admin.goto(`/admin/coaches?search=${encodeURIComponent(coach.email)}`)
  await expect(admin.locator(`time[datetime="${dueAt.toISOString()}"]`)).toHaveAttribute(
    'title',
    /, \d\d:\d\d GMT-[78]$/,
  )
  await context.close()
})

test('shows UTC without scripts, or the zone the person was last seen in', async ({ browser, database, appUrl }) => {
  const context = await browser.newContext({ timezoneId: losAngeles, javaScriptEnabled: false })
  const coach = await signInNewCoach(database, context, appUrl)
  const dueAt = await somethingDue(database, coach)
  const page = await context.newPage()
  await page.goto('/payouts')
  await expect(headline(page)).toContainText(spoken(dueAt, 'UTC'))
  await expect(page.getByText('Times are in UTC.')).toBeVisible()

  await database.prisma.user.update({ where: { id: coach.userId }, data: { zone: 'Asia/Kolkata' } })
  await page.goto('/payouts')
  await expect(headline(page)).toContainText(spoken(dueAt, 'Asia/Kolkata'))
  await context.close()
})

test('shows UTC for an unknown zone, in the cookie or browser', async ({
  context,
  coachPage: page,
  coach,
  database,
  appUrl,
}) => {
  await context.addCookies([{ name: 'zone', value: 'Mars/Olympus%00', url: appUrl }])
  const dueAt = await somethingDue(database, coach)
  await page.goto('/payouts')
  await expect(headline(page)).toContainText(spoken(dueAt, 'UTC'))
})

const headline = (page: Page) => page.getByRole('heading', { level: 2 }).first()

/** A requirement with a due date; returns that date. */
async function somethingDue(database: Parameters<typeof bringIntoState>[0], coach: Coach): Promise<Date> {
  await bringIntoState(database, coach.coachId, 'ready-due')
  const { deadline } = await database.prisma.payoutAccount.findUniqueOrThrow({ where: { coachId: coach.coachId } })
  if (deadline === null) throw new Error('nothing is due')
  return deadline
}

/** As people there write it. */
function spoken(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(at)
  const part = (type: string) => parts.find((each) => each.type === type)?.value
  return `${part('weekday')} ${part('day')} ${part('month')}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`
}
