import { expect, test } from 'vitest'
import type { StateEmail } from '@/lib/payouts/emails/post'
import type { EmailId } from '@/lib/payouts/vocabulary/ids'
import { locales } from '@/lib/words/locale'
import { speak } from '@/lib/words/speak'
import { waysFor } from '../testing/ways'
import { stateEmail } from './payouts'

const now = new Date('2026-11-23T12:00:00Z')
const ways = waysFor({ name: 'Acme', colors: null, address: null })

const due: StateEmail = {
  id: 'letter-1' as EmailId,
  kind: 'due',
  coach: { email: 'ana@example.com', name: 'Ana Ruiz' },
  zone: null,
  language: null,
  state: 'ready-due',
  notes: [],
  isHeld: false,
  presentation: { canBePaid: true, whoActs: 'coach', action: 'answer', tone: 'amber' },
  asked: { count: 2, only: null, kind: 'dated', day: new Date('2026-12-30T23:30:00Z') },
  requirements: [],
  isReminder: true,
  isAgain: false,
  isLastReminder: false,
  reminders: null,
  now,
}

test.each(locales)('says in %s until when Stripe wants an answer, in a subject that a phone shows whole', (locale) => {
  const speech = speak({}, now, 'Europe/Berlin', locale)
  for (const kind of ['due', 'due-tomorrow'] as const) {
    const { subject } = stateEmail({ ...due, kind }, ways, speech)
    expect(subject).toMatch(/31\b.*\b(0?0|12):30/)
    expect(subject.length).toBeLessThanOrEqual(64)
  }
})

test.each([
  ['de', /^2 Angaben bei Stripe ergänzen:$/m],
  ['fr', /^Envoyer 2\séléments à Stripe\u00a0:$/m],
] as const)('sets the colon after a label as %s does', (locale, label) => {
  const { text } = stateEmail(due, ways, speak({}, now, 'Europe/Berlin', locale))
  expect(text).toMatch(label)
})
