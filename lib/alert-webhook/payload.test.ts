import { expect, test } from 'vitest'
import type { AlertSummary, ShownAlert } from '@/lib/payouts/alerts/alert-post'
import type { AlertMessageId } from '@/lib/payouts/vocabulary/ids'
import { speak } from '@/lib/words/speak'
import { toPayload } from './payload'

const now = new Date('2026-11-23T12:00:00Z')
const coach = { id: 'ana', name: 'Ana Ruiz', email: 'ana@example.com', reference: 'ana-17' }
const alert: ShownAlert = {
  ...{ id: '1', kind: 'coach-stopped', about: 'paused', raisedAt: now, curedAt: null, coach, reference: null },
  ...{
    state: 'paused',
    dispute: null,
    doesPayoutFail: false,
    hasSucceeded: false,
    place: { page: 'coach', id: 'ana' },
  },
}
const one: AlertSummary = { kind: 'coach-stopped', count: 1, areMore: false, shown: [alert], place: alert.place }
const link = 'https://pay.example.com/admin/coaches/ana'

test('says who and where, and when it was raised', () => {
  expect(payloadOf(one)).toEqual({
    ...{ id: 'message', kind: 'coach-stopped', count: 1, coach: 'ana-17', link, at: '2026-11-23T12:00:00.000Z' },
    text: `Ana Ruiz can no longer be paid\n${link}`,
  })
})

test('a name mentions nobody, links nowhere and stays in its line', () => {
  const name = '<!channel> & <https://evil.example|you>\nAll is well'
  const { text } = payloadOf({ ...one, shown: [{ ...alert, coach: { ...coach, name } }] })
  expect(text).toBe(
    `&lt;!channel&gt; &amp; &lt;https://evil.example|you&gt; All is well can no longer be paid\n${link}`,
  )
})

test('names by reference where there is no name, and never by address', () => {
  const textFor = (reference: string | null) =>
    payloadOf({ ...one, shown: [{ ...alert, coach: { ...coach, name: null, reference } }] }).text
  expect(textFor('ana-17')).toContain('ana-17 can no longer')
  expect(textFor(null)).toContain('A coach can no longer')
})

test('says how many they are, and names none', () => {
  const many = { ...one, count: 10_000, areMore: true, shown: [alert, { ...alert, id: '2' }] }
  expect(payloadOf(many)).toMatchObject({ count: 10_000, coach: null })
  expect(payloadOf(many).text).toMatch(/^10,000\+ coaches can no longer be paid\n/)
})

function payloadOf(summary: AlertSummary) {
  return toPayload('message' as AlertMessageId, summary, link, speak({}, now))
}
