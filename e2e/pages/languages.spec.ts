import { waitForMail } from '../../tools/mail-box/mail-box'
import { accountMenu } from '../support/pages/account-menu'
import { newAddress } from '../support/pages/email'
import { misfits } from '../support/pages/fit'
import { phone } from '../support/pages/screen-sizes'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

test.describe('with a German browser', () => {
  test.use({ locale: 'de-AT', viewport: phone })

  test('speaks German to a stranger, and in their sign-in email', async ({ page, appUrl }) => {
    const email = newAddress()
    await page.goto(appUrl)
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await expect(page).toHaveTitle('Auszahlungen für Coaches · Greenlight')
    expect(await misfits(page)).toEqual([])
    await page.getByLabel('Deine E-Mail-Adresse').fill(email)
    await page.getByRole('button', { name: 'Code senden' }).click()
    await expect(page.getByRole('heading', { name: 'Schau in dein Postfach' })).toBeVisible()
    const mail = await waitForMail(getStack().mailBoxUrl, email, new Set())
    expect(mail?.subject).toBe('Anmelden bei Greenlight')
    await page.goto('/nirgends')
    await expect(page.getByRole('heading', { name: 'Seite nicht gefunden' })).toBeVisible()
  })

  test('speaks German to a coach, errors too', async ({ coachPage: page }) => {
    await page.goto('/payouts')
    await expect(page).toHaveTitle('Deine Auszahlungen · Greenlight')
    await page.getByRole('button', { name: 'Auszahlungen einrichten' }).click()
    await expect(page.getByText('Wähle ein Land aus der Liste.')).toBeVisible()
    await expect(page.getByLabel('Land').locator('option', { hasText: 'Frankreich' })).toBeAttached()
    expect(await misfits(page)).toEqual([])
  })

  test('speaks English on staff’s pages, also to those who came from others', async ({ adminPage: page }) => {
    await page.goto('/account')
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await page.locator('summary').filter({ hasText: 'Dein Konto' }).click()
    await page.getByRole('link', { name: 'Coaches' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Coaches' })).toBeVisible()
    await expect(page.getByLabel('Search coaches')).toBeVisible()
    expect(await page.locator('main').evaluate((main) => main.closest('[lang]')?.getAttribute('lang'))).toBe('en-GB')
  })
})

for (const [locale, step] of [
  ['de-DE', 'Prüfung'],
  ['fr-FR', 'Examen'],
  ['es-ES', 'Revisión'],
] as const) {
  test.describe(`with a browser in ${locale}`, () => {
    test.use({ locale, viewport: phone })

    test('keeps the way to the first payout within a phone', async ({ coachPage: page, coach, database }) => {
      await bringIntoState(database, coach.coachId, 'needs-you')
      await page.goto('/payouts')
      const current = page.locator('[aria-current=step]')
      await expect(current).toHaveText(step)
      const words = current.locator('..').locator('li > span:last-child')
      const lines = await words.evaluateAll((spans) =>
        spans.map((span) => Math.round(span.clientHeight / Number.parseFloat(getComputedStyle(span).lineHeight))),
      )
      expect(lines).toEqual([1, 1, 1, 1])
      expect(await misfits(page)).toEqual([])
    })
  })
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With JavaScript' : 'Without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('keeps to the language a coach chose, until they leave it to the browser', async ({
      coachPage: page,
      coach,
      database,
    }) => {
      const stored = async () =>
        (await database.prisma.user.findUniqueOrThrow({ where: { id: coach.userId } })).language
      await page.goto('/payouts')
      await accountMenu(page).click()
      await page.getByRole('link', { name: 'Account settings' }).click()
      await page.getByLabel('Language of pages and emails').selectOption({ label: 'Deutsch' })
      await page.getByRole('button', { name: 'Save language' }).click()
      await expect(page.getByText('Gespeichert.')).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', 'de')
      await expect(page.getByLabel('Sprache von Seiten und E-Mails')).toHaveValue('de')
      expect(await stored()).toBe('de')
      const refused = await page.request.get('/api/auth/callback/email')
      expect(await refused.text()).toBe('Öffne den Link in der E-Mail und drücke dort auf den Button.')
      await page.goto('/payouts')
      await expect(page.getByRole('button', { name: 'Auszahlungen einrichten' })).toBeVisible()

      await page.goto('/account')
      await page.getByLabel('Sprache von Seiten und E-Mails').selectOption('')
      await page.getByRole('button', { name: 'Sprache speichern' }).click()
      await expect(page.getByText('Saved.')).toBeVisible()
      expect(await stored()).toBeNull()
    })

    test('takes no language that is not offered', async ({ coachPage: page, coach, database }) => {
      await page.goto('/account')
      const field = page.getByLabel('Language of pages and emails')
      await field.evaluate((select: HTMLSelectElement) => {
        for (const option of select.options) option.value = '../de'
      })
      await page.getByRole('button', { name: 'Save language' }).click()
      await expect(page.getByText('Choose a language from the list.')).toBeVisible()
      await expect(page.getByText('Saved.')).toHaveCount(0)
      const { language } = await database.prisma.user.findUniqueOrThrow({ where: { id: coach.userId } })
      expect(language).toBeNull()
    })
  })
}
