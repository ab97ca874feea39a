import { expect, test } from 'vitest'
import type { Presentation } from '@/lib/payouts/accounts/presentation'
import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { StateEmail } from '@/lib/payouts/emails/post'
import type { EmailId, WordKey } from '@/lib/payouts/vocabulary/ids'
import { speak } from '@/lib/words/speak'
import { waysFor } from '../testing/ways'
import { stateEmail } from './payouts'

const now = new Date('2026-11-23T12:00:00Z')
const brand = {
  name: 'Acme & <Söhne>',
  colors: { light: { rest: '#1b4f93' }, dark: { rest: '#8fb6ec' } },
  address: null,
}
const ways = waysFor(brand)
const providerWords = {
  requirement: {
    photo: {
      label: 'Photo ID',
      action: 'Upload a clear photo.',
      button: '{again, select, yes {Send a new photo ID} other {Send a photo ID}}',
      paid: '{again, select, yes {Send a new photo ID} other {Send a photo ID}} to get paid.',
    },
  },
  error: { dark: { label: 'The photo was too dark.', action: 'Take it in daylight.' } },
}
const speech = speak(providerWords, now)

const ready: StateEmail = {
  id: 'letter-1' as EmailId,
  kind: 'can-be-paid',
  coach: { email: 'ana@example.com', name: 'Ana Ruiz' },
  zone: null,
  language: null,
  state: 'ready',
  notes: [],
  isHeld: false,
  presentation: { canBePaid: true, whoActs: 'nobody', action: 'dashboard', tone: 'green' },
  asked: { count: 0, only: null, kind: 'undated', day: null },
  requirements: [],
  isReminder: false,
  isAgain: false,
  isLastReminder: false,
  reminders: null,
  now,
}

const needsCoach: StateEmail = {
  ...ready,
  kind: 'payouts-stopped',
  state: 'needs-you',
  presentation: { canBePaid: false, whoActs: 'coach', action: 'answer', tone: 'amber' },
  asked: { count: 2, only: null, kind: 'overdue', day: null },
  requirements: [photo('overdue', null), { ...photo('due', '2026-12-02'), error: 'error.dark' as WordKey }],
}

test('says first, by name, that a coach can be paid, and where to look', () => {
  const email = stateEmail(ready, ways, speech)
  expect(email).toMatchObject({ id: 'letter-1', to: 'ana@example.com', replyTo: 'help@example.com' })
  expect(email.subject).toBe('You can be paid')
  expect(email.text).toMatch(/^Hello Ana Ruiz,\n\nYou can be paid\.\n\n/)
  expect(email.text).toContain('\n\nSee your payouts:\nhttps://pay.example.com/payouts?as=ana@example.com\n\n')
})

test('promises a held coach no payments when payouts come on', () => {
  const presentation: Presentation = { canBePaid: true, whoActs: 'platform', action: 'contact', tone: 'green' }
  const { subject, text } = stateEmail({ ...ready, isHeld: true, presentation }, ways, speech)
  expect(subject).toBe('Your payouts are on')
  expect(text).toContain('We’ve paused payments to you.\n\nUntil we end the hold, clients can’t pay you')
  expect(text).not.toContain('You can be paid')
  expect(text).toContain('help@example.com')
})

test('says why payouts stopped, what is required, and what to do', () => {
  const { subject, text } = stateEmail(needsCoach, ways, speech)
  expect(subject).toBe('Your payouts have stopped')
  expect(text).toContain('Your payouts have stopped.\n\nSend 2 things to get paid.\nA deadline has passed')
  expect(text).toContain('- Photo ID (Overdue)\n  Upload a clear photo.\n')
  expect(text).toContain(
    '- Photo ID (Due by Wed 2 December, 12:00 UTC)\n  The photo was too dark.\n  Take it in daylight.\n',
  )
  expect(text).toContain('\n\nSend 2 things to Stripe:\nhttps://pay.example.com/payouts?as=ana@example.com\n\n')
})

test('names the one thing to do in its headline and on its button', () => {
  const only = { ...photo('overdue', null), error: 'error.dark' as WordKey }
  const { text } = stateEmail({ ...needsCoach, asked: { ...needsCoach.asked, count: 1, only } }, ways, speech)
  expect(text).toContain('Your payouts have stopped.\n\nSend a new photo ID to get paid.\nA deadline has passed')
  expect(text).toContain('\n\nSend a new photo ID:\nhttps://pay.example.com/payouts?as=ana@example.com\n\n')
})

test('shows a day without its distance, since the email may be read later', () => {
  const day = new Date('2026-12-02T12:00:00Z')
  const { text } = stateEmail({ ...needsCoach, asked: { count: 2, only: null, kind: 'dated', day } }, ways, speech)
  expect(text).toContain('Send 2 things by Wed 2 December, 12:00 UTC to get paid.')
  expect(text).not.toContain('in 9 days')
})

test('counts more than a handful of requirements instead of listing them', () => {
  const requirements = Array.from({ length: 7 }, () => photo('due', null))
  const { text } = stateEmail({ ...needsCoach, requirements }, ways, speech)
  expect(text.match(/- Photo ID/g)).toHaveLength(5)
  expect(text).toContain('2 more things are listed on your page.')
})

test.each(['paused', 'off', 'rejected', 'closed'] as const)(
  'uses neutral words for a coach who is %s, with a contact and no list',
  (state) => {
    const presentation: Presentation = { canBePaid: false, whoActs: 'platform', action: 'contact', tone: 'red' }
    const email = { ...needsCoach, state, presentation, requirements: [] }
    const { text, html } = stateEmail(email, ways, speech)
    expect(text).toContain('\n\nContact us: help@example.com\n\n')
    expect(html).toContain('href="mailto:help@example.com"')
    expect(text).not.toMatch(/What Stripe needs|fraud|terms|rejected|listed/)
  },
)

test('calls payouts on with refused payments neither paid nor stopped', () => {
  const refused = { ...needsCoach, state: 'ready-transfers-off' } as const
  const ours: Presentation = { canBePaid: false, whoActs: 'platform', action: 'contact', tone: 'red' }
  const { subject, text } = stateEmail({ ...refused, presentation: ours, requirements: [] }, ways, speech)
  expect(subject).toBe('Stripe is refusing new payments to you')
  expect(text).toContain(
    '\n\nYou can’t be paid right now: payouts are on, but Stripe is refusing new payments to you.\n\n',
  )
  expect(text).toContain('Contact us and mention that transfers are off.')
  expect(text).not.toMatch(/You can be paid|payouts have stopped/)

  const asked = stateEmail(refused, ways, speech).text
  expect(asked).toContain('for your account, and needs 2 things from you.')
  expect(asked).toContain('Finish on Stripe. If it still refuses payments after that, contact us.')
})

test('says what else is true as the page does', () => {
  const support = stateEmail({ ...ready, notes: ['for-platform'] }, ways, speech).text
  expect(support).not.toContain('Stripe has everything it needs')
  expect(support).toContain('Stripe needs something from us about your account. You don’t need to do anything')
  const presentation: Presentation = { canBePaid: false, whoActs: 'platform', action: 'contact', tone: 'red' }
  const rejected: StateEmail = { ...needsCoach, state: 'rejected', presentation, requirements: [] }
  const { text } = stateEmail({ ...rejected, notes: ['rejected-by-us'] }, ways, speech)
  expect(text).toContain('We closed it, not Stripe.')
})

test.each([ready, needsCoach])('says the same in text and HTML', (email) => {
  const { text, html } = stateEmail(email, ways, speech)
  const shown = html.replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
  const lines = text.split('\n').flatMap((line) => (line === '' ? [] : [line.replace(/^[- ]+| \([^)]*\)$|:$/g, '')]))
  expect(lines.filter((line) => !shown.includes(line))).toEqual([])
})

test('loads nothing from anywhere when opened, and lets no name break its markup', () => {
  const { html } = stateEmail({ ...needsCoach, coach: { email: 'a@b.example', name: '<img src=x>&"' } }, ways, speech)
  expect(html).toContain('Hello &lt;img src=x&gt;&amp;&quot;,')
  expect(html).not.toMatch(/<(img|link|script|iframe)\b|url\(|@import|<[^>]+\ssrc=/i)
})

test('bears the platform’s name and colors, and says why it was sent', () => {
  const { text, html } = stateEmail(ready, ways, speech)
  expect(html).toContain('<bdi>Acme &amp; &lt;Söhne&gt;</bdi>')
  expect(html).toContain('background:#1b4f93;color:#ffffff')
  expect(html).toMatch(/@media \(prefers-color-scheme: dark\) \{ \.button \{ background: #8fb6ec !important/)
  expect(text).toContain('You get this email because Acme & <Söhne> tells its coaches when they can be paid')
})

test('keeps a name from right to left apart from the sentence around it', () => {
  const { text, html } = stateEmail({ ...ready, coach: { email: 'n@b.example', name: 'نور' } }, ways, speech)
  for (const body of [text, html]) expect(body).toContain('Hello \u2068نور\u2069,')
  expect(stateEmail(ready, ways, speech).text).not.toMatch(/[\u2066-\u2069]/)
})

test('says that a coach can be paid again, and what is due even so', () => {
  const again = stateEmail({ ...ready, isAgain: true }, ways, speech)
  expect(again.subject).toBe('You can be paid again')
  expect(again.text).toMatch(/^Hello Ana Ruiz,\n\nYou can be paid again\.\n\nStripe has everything/)
  const presentation: Presentation = { canBePaid: true, whoActs: 'coach', action: 'answer', tone: 'green' }
  const due = { ...ready, ...needsCoach, kind: 'can-be-paid', state: 'ready-due', presentation, isAgain: true } as const
  expect(stateEmail(due, ways, speech).text).toContain('You can be paid. 2 things are overdue.\n')
})

function photo(bucket: Requirement['bucket'], day: string | null): Requirement {
  const dueBy = day === null ? null : new Date(`${day}T12:00:00Z`)
  return { word: 'requirement.photo' as WordKey, topic: 'topic.photo' as WordKey, bucket, dueBy, error: null }
}

test('shows a deadline in the coach’s last known time zone', () => {
  const day = new Date('2026-12-03T02:00:00Z')
  const dated = { ...needsCoach, asked: { count: 2, only: null, kind: 'dated', day } } as const
  const { text } = stateEmail(dated, ways, speak(providerWords, now, 'America/Los_Angeles'))
  expect(text).toContain('Send 2 things by Wed 2 December, 18:00 GMT-8 to get paid.')
})
