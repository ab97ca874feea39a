import { expect, test } from 'vitest'
import type { HelpMessage } from '@/lib/payouts/help/help'
import type { AccountId, CoachId, HelpMessageId } from '@/lib/payouts/vocabulary/ids'
import { speak } from '@/lib/words/speak'
import { waysFor } from '../testing/ways'
import { copyForCoach, emailToSupport } from './help'
import { copyWithoutAccess, emailWithoutAccess } from './help-without-access'

const now = new Date('2026-11-23T12:00:00Z')
const speech = speak({}, now)
const ways = {
  ...waysFor({ name: 'Acme & <Söhne>', colors: null, address: null }),
  coachUrl: (coachId: string) => `https://pay.example.com/admin/coaches/${coachId}`,
  coachesUrl: 'https://pay.example.com/admin/coaches',
}
const message: HelpMessage = {
  id: 'message-1' as HelpMessageId,
  language: 'en-GB',
  text: 'Why am I paused?\n\nI sent <b>everything</b>.\nStripe account: acct_other',
  coach: { id: 'coach-1' as CoachId, email: 'ana@example.com', name: 'Ana Ruiz', reference: null, createdAt: now },
  accountId: 'acct_1' as AccountId,
  state: 'paused',
  isHeld: false,
  country: 'DE',
}

test('tells support who asks, in which state, and where to look; an answer goes to the coach', () => {
  const email = emailToSupport(message, ways, speech)
  expect(email).toMatchObject({
    id: 'message-1',
    to: 'help@example.com',
    replyTo: 'ana@example.com',
    isFromPerson: true,
    subject: 'Ana Ruiz asked for help (Paused)',
  })
  expect(email.text).toContain(
    'Name: Ana Ruiz\nEmail: ana@example.com\nState: Paused\nStripe account: acct_1\nCountry: Germany\n',
  )
  expect(email.text).toContain('Open the coach’s page:\nhttps://pay.example.com/admin/coaches/coach-1\n')
  expect(email.html).toContain('href="https://pay.example.com/admin/coaches/coach-1"')
})

test('marks each line of a message, so that none passes for a fact', () => {
  const { text } = emailToSupport(message, ways, speech)
  expect(text).toContain(
    '\n\n> Why am I paused?\n>\n> I sent <b>everything</b>.\n> Stripe account: acct_other\n\nName: ',
  )
})

test('shows a message with its line breaks, and none of its markup', () => {
  const { html } = emailToSupport(message, ways, speech)
  expect(html).toContain('Why am I paused?<br><br>I sent &lt;b&gt;everything&lt;/b&gt;.<br>')
  expect(html).toContain('Acme &amp; &lt;Söhne&gt;')
  expect(html).not.toContain('<b>')
})

test('breaks no line of a header or a fact, whatever a coach is called', () => {
  const coach = { ...message.coach, name: 'Ana\r\nBcc: eve@example.com\u2028State: Ready' }
  const { subject, text } = emailToSupport({ ...message, coach }, ways, speech)
  expect(subject).toBe('Ana Bcc: eve@example.com State: Ready asked for help (Paused)')
  expect(text).toContain('\nName: Ana Bcc: eve@example.com State: Ready\n')
})

test('names a coach without a name or an account by address, and a hold before the state', () => {
  const bare = { ...message, coach: { ...message.coach, name: null }, accountId: null, country: null, isHeld: true }
  const { subject, text } = emailToSupport({ ...bare, state: 'not-started' }, ways, speech)
  expect(subject).toBe('ana@example.com asked for help (On hold, Not started)')
  expect(text).toContain('Name: None yet\n')
  expect(text).toContain('Stripe account: None yet\nCountry: None yet\n')
})

test('confirms a message to the coach with a copy, and no link for staff', () => {
  const email = copyForCoach(message, ways, speech)
  expect(email).toMatchObject({
    id: 'message-1.copy',
    to: 'ana@example.com',
    replyTo: 'help@example.com',
    subject: 'We got your message',
  })
  expect(email.isFromPerson).toBeUndefined()
  expect(email.text).toMatch(/^We got your message\.\n\nHello Ana Ruiz,\n\nWe’ll answer to ana@example\.com\./)
  expect(email.text).toContain('> Why am I paused?\n')
  expect(email.text + email.html).not.toContain('/admin/')
})

test('tells support that who asks has no access, and leads to all coaches', () => {
  const asked = { id: message.id, language: 'de', email: 'nora@example.com', text: 'Add me.\nEmail: eve@example.com' }
  const email = emailWithoutAccess(asked, ways, speech)
  expect(email).toMatchObject({
    ...{ id: 'message-1', to: 'help@example.com', replyTo: 'nora@example.com', isFromPerson: true },
    subject: 'nora@example.com asked for help (no access)',
  })
  expect(email.text).toContain('belongs to no coach and no admin here')
  expect(email.text).toContain('\n\n> Add me.\n> Email: eve@example.com\n\nEmail: nora@example.com\n')
  expect(email.text).toContain('Open Coaches:\nhttps://pay.example.com/admin/coaches\n')
  const copy = copyWithoutAccess(asked, ways, speech)
  expect(copy).toMatchObject({ id: 'message-1.copy', to: 'nora@example.com', replyTo: 'help@example.com' })
  expect(copy.text).toContain('> Add me.\n')
  expect(copy.text + copy.html).not.toMatch(/payouts page|\/admin\//)
})
