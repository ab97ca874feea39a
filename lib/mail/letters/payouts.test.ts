import { expect, test } from 'vitest'
import type { LetterId, WordKey } from '@/lib/payouts/ids'
import type { PayoutLetter } from '@/lib/payouts/letters/letters'
import type { Presentation } from '@/lib/payouts/presentation'
import type { Requirement } from '@/lib/payouts/requirement'
import { speak } from '@/lib/words/speak'
import { payoutsLetter } from './payouts'

const now = new Date('2026-11-23T12:00:00Z')
const ways = { statusUrl: 'https://pay.example.com/payouts', supportEmail: 'help@example.com' }
const speech = speak(
  {
    requirement: { photo: { label: 'Photo ID', action: 'Upload a clear photo.' } },
    error: { dark: { label: 'The photo was too dark.', action: 'Take it in daylight.' } },
  },
  now,
)

const ready: PayoutLetter = {
  id: 'letter-1' as LetterId,
  kind: 'can-be-paid',
  coach: { email: 'ana@example.com', name: 'Ana Ruiz' },
  state: 'ready',
  isHeld: false,
  presentation: { canBePaid: true, whoActs: 'nobody', action: 'dashboard', tone: 'green' },
  asked: { count: 0, kind: 'undated', day: null },
  requirements: [],
  now,
}

const needsCoach: PayoutLetter = {
  ...ready,
  kind: 'payouts-stopped',
  state: 'needs-you',
  presentation: { canBePaid: false, whoActs: 'coach', action: 'answer', tone: 'amber' },
  asked: { count: 2, kind: 'overdue', day: null },
  requirements: [photo('overdue', null), { ...photo('due', '2026-12-02'), error: 'error.dark' as WordKey }],
}

test('a coach who can be paid reads it first, by name, and where to look', () => {
  const letter = payoutsLetter(ready, ways, speech)
  expect(letter).toMatchObject({ id: 'letter-1', to: 'ana@example.com', replyTo: 'help@example.com' })
  expect(letter.subject).toBe('You can be paid')
  expect(letter.text).toMatch(/^Hello Ana Ruiz,\n\nYou can be paid\.\n\n/)
  expect(letter.text).toContain('\n\nSee your payouts:\nhttps://pay.example.com/payouts\n\n')
})

test('a coach we hold is not promised payments when payouts come on', () => {
  const presentation: Presentation = { canBePaid: true, whoActs: 'platform', action: 'contact', tone: 'green' }
  const { subject, text } = payoutsLetter({ ...ready, isHeld: true, presentation }, ways, speech)
  expect(subject).toBe('Your payouts are on')
  expect(text).toContain('Not now: we hold new payments to you.\n\nUntil we end the hold, clients cannot pay you')
  expect(text).not.toContain('You can be paid')
  expect(text).toContain('help@example.com')
})

test('a coach whose payouts stopped reads why, what is asked, and what to do', () => {
  const { subject, text } = payoutsLetter(needsCoach, ways, speech)
  expect(subject).toBe('Payouts have stopped')
  expect(text).toContain('Payouts have stopped.\n\nNot yet: Stripe needs 2 things from you.\nA deadline has passed')
  expect(text).toContain('- Photo ID (Overdue)\n  Upload a clear photo.\n')
  expect(text).toContain('- Photo ID (Due by Wed 2 December)\n  The photo was too dark.\n  Take it in daylight.\n')
  expect(text).toContain('\n\nAnswer Stripe’s questions:\nhttps://pay.example.com/payouts\n\n')
})

test('a day is said without how far away it is, since nobody knows when a letter is read', () => {
  const day = new Date('2026-12-02T12:00:00Z')
  const { text } = payoutsLetter({ ...needsCoach, asked: { count: 2, kind: 'dated', day } }, ways, speech)
  expect(text).toContain('2 things from you by Wed 2 December.')
  expect(text).not.toContain('in 9 days')
})

test('more than a handful of things are counted, not listed', () => {
  const requirements = Array.from({ length: 7 }, () => photo('due', null))
  const { text } = payoutsLetter({ ...needsCoach, requirements }, ways, speech)
  expect(text.match(/- Photo ID/g)).toHaveLength(5)
  expect(text).toContain('2 more things are listed on your page.')
})

test.each(['paused', 'off', 'rejected', 'closed'] as const)(
  'a coach who is %s reads neutral words, whom to write to, and no list',
  (state) => {
    const presentation: Presentation = { canBePaid: false, whoActs: 'platform', action: 'contact', tone: 'red' }
    const letter = { ...needsCoach, state, presentation, requirements: [] }
    const { text, html } = payoutsLetter(letter, ways, speech)
    expect(text).toContain('\n\nWrite to us: help@example.com\n\n')
    expect(html).toContain('href="mailto:help@example.com"')
    expect(text).not.toMatch(/What is missing|fraud|terms|rejected|listed/)
  },
)

test('payouts that are on while payments are refused are not called being paid', () => {
  const { subject, text } = payoutsLetter({ ...ready, state: 'ready-transfers-off' }, ways, speech)
  expect(subject).toBe('Your payouts are on')
  expect(text).toContain('Payouts are on, but new payments to you will be refused.')
})

test.each([ready, needsCoach])('a letter says the same in text and in HTML', (letter) => {
  const { text, html } = payoutsLetter(letter, ways, speech)
  const shown = html.replace(/&#39;/g, "'")
  const lines = text.split('\n').flatMap((line) => (line === '' ? [] : [line.replace(/^[- ]+| \([^)]*\)$|:$/g, '')]))
  expect(lines.filter((line) => !shown.includes(line))).toEqual([])
})

test('opening the letter loads nothing from anywhere, and no name can break out of the markup', () => {
  const { html } = payoutsLetter(
    { ...needsCoach, coach: { email: 'a@b.example', name: '<img src=x>&"' } },
    ways,
    speech,
  )
  expect(html).toContain('Hello &lt;img src=x&gt;&amp;&quot;,')
  expect(html).not.toMatch(/<(img|link|script|iframe|style)\b|url\(|@import|<[^>]+\ssrc=/i)
})

function photo(bucket: Requirement['bucket'], day: string | null): Requirement {
  const dueBy = day === null ? null : new Date(`${day}T12:00:00Z`)
  return { word: 'requirement.photo' as WordKey, topic: 'topic.photo' as WordKey, bucket, dueBy, error: null }
}
