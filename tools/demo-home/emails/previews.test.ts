import { describe, expect, test } from 'vitest'
import { alertKinds } from '../../../lib/payouts/vocabulary/alert'
import { emailKinds, isReminder } from '../../../lib/payouts/vocabulary/email-kind'
import { locales, staffLocale } from '../../../lib/words/locale'
import { exampleAlerts } from './example-alerts'
import { exampleEmails } from './example-emails'
import { previews } from './previews'

const now = new Date('2026-11-23T12:00:00Z')
const written = locales.flatMap((locale) => previews(locale, now).map((preview) => ({ ...preview, locale })))

test('shows an email of each kind, and each under a name of its own', () => {
  const examples = exampleEmails(now)
  expect([...new Set(examples.map(({ email }) => email.kind))].toSorted()).toEqual([...emailKinds].toSorted())
  expect(new Set(previews('en-US', now).map(({ name }) => name)).size).toBe(
    examples.length + exampleAlerts(now).length + 9,
  )
})

test('shows an alert of each kind, a storm and a digest', () => {
  const alerts = exampleAlerts(now).map(({ email }) => email)
  expect(new Set(alerts.flatMap(({ summaries }) => summaries.map(({ kind }) => kind)))).toEqual(new Set(alertKinds))
  expect(alerts.some(({ isDigest }) => isDigest)).toBe(true)
  const storm = previews('en-US', now).find(({ name }) => name === 'alert-storm')
  expect(storm?.email.subject).toBe('10,000+ coaches can no longer be paid')
})

test('lets reminders be stopped in one click, and nothing else', () => {
  const stoppable = previews('en-US', now).filter(({ email }) => email.stopUrl !== undefined)
  const reminders = exampleEmails(now).filter(({ email }) => isReminder(email.kind))
  expect(stoppable.map(({ name }) => name)).toEqual(reminders.map(({ name }) => name))
  for (const { email } of stoppable) expect(email.text).toContain('Stop reminders:\nhttps://pay.example.com/reminders/')
})

describe.each(written)('$locale $name', ({ locale, name, email }) => {
  const { subject, text, html } = email

  test('says its language, one subject line, and leaves no word open', () => {
    expect(html).toContain(`<html lang="${isToStaff(name) ? staffLocale : locale}">`)
    expect(subject).toMatch(/^\P{Cc}{5,90}$/u)
    expect(subject + text + html).not.toMatch(/undefined|\bnull\b|\[object/)
    expect(subject + text).not.toMatch(/[{}]/)
  })

  test('has one button, an address in sight, and a text that says the same', () => {
    expect(html.match(/class="button" href/g) ?? []).toHaveLength(hasButton(name) ? 1 : 0)
    for (const body of [text, html]) expect(body).toContain('1 Main Street, Springfield')
    const [, shown = ''] = /<h1[^>]*>(.*?)<\/h1>/.exec(html) ?? []
    expect(text).toContain(unescaped(shown))
  })

  test('draws nothing that Outlook on Windows leaves out, and loads nothing', () => {
    expect(html).not.toMatch(
      /<(img|link|script|iframe|svg)\b|url\(|@import|<[^>]+\ssrc=|display:(flex|grid)|position:|rgba\(/i,
    )
    expect(html.match(/<table(?! role="presentation" border="0" cellpadding="0" cellspacing="0")/g)).toBeNull()
    expect(html).not.toMatch(/<div(?! style="display:none)/)
    if (hasButton(name)) expect(html).toMatch(/<td class="button" bgcolor="#3b5bdb"[^>]*mso-padding-alt/)
    expect(Buffer.byteLength(html)).toBeLessThan(100_000)
  })
})

/** Who has no access has no page to open. */
const hasButton = (name: string) => !name.startsWith('change') && name !== 'help-without-access-copy'
const isToStaff = (name: string) => name.endsWith('-to-support') || name.startsWith('alert-')

function unescaped(html: string): string {
  return html.replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}
