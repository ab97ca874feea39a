import { expect, test } from 'vitest'
import { emailsPage } from './emails-page'

const now = new Date('2026-11-23T12:00:00Z')
const show = (path: string) => emailsPage(new URL(path, 'http://127.0.0.1'), now)

test('lists every email, light and dark, with a text', () => {
  const html = show('/emails')?.html ?? ''
  expect(html.match(/<iframe/g)?.length).toBeGreaterThan(40)
  expect(html).toContain('src="/emails/due.html?language=en-GB&amp;scheme=dark"')
  expect(html).toContain('Hello Ana Ruiz,')
})

test('shows an email in a scheme that the browser does not have', () => {
  expect(show('/emails/due.html?scheme=dark')?.html).toMatch(/@media all \{ \.button/)
  expect(show('/emails/due.html?scheme=light')?.html).toMatch(/@media not all \{ \.button/)
  expect(show('/emails/due.html')?.html).toContain('prefers-color-scheme: dark')
})

test('knows no other page, and no other language', () => {
  for (const path of ['/emails/none.html', '/emails/due', '/email', '/', '/emails/__proto__.html'])
    expect(show(path), path).toBeNull()
  expect(show('/emails?language=%00')).toEqual(show('/emails'))
})

test('lets no page frame the list, and runs no script', () => {
  expect(show('/emails')?.policy).toContain("frame-ancestors 'none'")
  for (const path of ['/emails', '/emails/due.html']) expect(show(path)?.policy).toMatch(/^default-src 'none'/)
})
