import { expect, test } from 'vitest'
import type { AlertMessage } from '../ports/alert-store'
import { alertFacts, now } from '../testing/alert-case'
import { usualTimings } from '../vocabulary/alert'
import type { AdminId, AlertMessageId } from '../vocabulary/ids'
import type { AlertEmail, AlertSummary } from './alert-post'
import { judgeMessage } from './judge-message'

const closed = alertFacts({ kind: 'account-closed', state: 'rejected' })
const reader = { adminId: 'admin' as AdminId, email: 'staff@example.com', zone: null, choices: { ...usualTimings } }
const message = {
  id: 'message' as AlertMessageId,
  kind: 'email',
  storedAt: now,
  now,
  reader,
  alerts: { alerts: [closed], areMore: false },
} satisfies AlertMessage

test('says what is still true, the latest first and ten at most, with where to go', async () => {
  const many = Array.from({ length: 12 }, (_, at) => ({
    ...closed,
    id: String(at),
    coach: { id: `coach-${at}`, name: null, email: 'a@example.com', reference: null },
  }))
  const [email] = await sent({ ...message, alerts: { alerts: many, areMore: true } })
  const [summary, ...others] = email?.summaries ?? []
  expect(others).toEqual([])
  expect(summary).toMatchObject({ kind: 'account-closed', count: 12, areMore: true, place: { page: 'coaches' } })
  expect(summary?.shown.map(({ id }) => id)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4', '3', '2'])
  const [one] = await sent(message)
  expect(one?.summaries[0]?.place).toEqual({ page: 'coach', id: 'ana' })
})

test('sends nothing that is cured, unwanted or old', async () => {
  const well = { ...closed, state: 'ready' as const }
  expect(await judged({ ...message, alerts: { alerts: [well], areMore: false } })).toBe('cured')
  expect(await judged({ ...message, alerts: { alerts: [], areMore: false } })).toBe('cured')
  expect(await judged({ ...message, reader: null })).toBe('unwanted')
  const choices = { ...usualTimings, 'account-closed': 'none' as const }
  expect(await judged({ ...message, reader: { ...reader, choices } })).toBe('unwanted')
  const days = (count: number) => new Date(now.getTime() - count * 24 * 3600 * 1000)
  expect(await judged({ ...message, storedAt: days(3) })).toBe('sent')
  expect(await judged({ ...message, storedAt: days(3.01) })).toBe('late')
})

test('posts a group to the webhook whatever anybody chose, and nothing where none is set', async () => {
  const { kind: _kind, reader: _reader, ...group } = message
  const posted: AlertSummary[] = []
  const alertWebhook = { send: async ({ summary }: { summary: AlertSummary }) => void posted.push(summary) }
  expect(await judgeMessage({ alertPost: unused, alertWebhook }, { ...group, kind: 'webhook' })).toBe('sent')
  expect(posted).toMatchObject([{ kind: 'account-closed', count: 1 }])
  expect(await judgeMessage({ alertPost: unused, alertWebhook: null }, { ...group, kind: 'webhook' })).toBe('unwanted')
})

test('a digest has a part for each kind', async () => {
  const stopped = alertFacts({ kind: 'coach-stopped', state: 'paused', id: '2' })
  const [email] = await sent({ ...message, kind: 'digest', alerts: { alerts: [closed, stopped], areMore: false } })
  expect(email?.isDigest).toBe(true)
  expect(email?.summaries.map(({ kind }) => kind)).toEqual(['coach-stopped', 'account-closed'])
})

const unused = {
  send: () => {
    throw new Error('no email is wanted')
  },
}

async function sent(about: AlertMessage): Promise<AlertEmail[]> {
  const emails: AlertEmail[] = []
  const alertPost = {
    send: async (email: AlertEmail) => {
      emails.push(email)
      return 'sent' as const
    },
  }
  expect(await judgeMessage({ alertPost, alertWebhook: null }, about)).toBe('sent')
  return emails
}

function judged(about: AlertMessage) {
  return judgeMessage({ alertPost: { send: async () => 'sent' }, alertWebhook: null }, about)
}
