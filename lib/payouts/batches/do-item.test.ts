import { expect, test } from 'vitest'
import type { BatchOutcome, BatchVerb } from '../vocabulary/batch'
import type { AccountId, AdminId, BatchId, CoachId } from '../vocabulary/ids'
import type { BatchItem } from './batch'
import { type DoItemPorts, doItem } from './do-item'

const begunAt = new Date('2026-11-30T12:00:00Z')
const [before, after] = [new Date('2026-11-30T11:00:00Z'), new Date('2026-11-30T12:00:01Z')]
const [admin, other] = ['admin-1', 'admin-2'] as [AdminId, AdminId]

type Answers = {
  [Verb in keyof DoItemPorts['payouts']]: Awaited<ReturnType<DoItemPorts['payouts'][Verb]>>
}

interface Case {
  verb: BatchVerb
  answer?: unknown
  tries?: number
  heldAt?: Date | null
  invitedAt?: Date
}

function outcomeOf({ verb, answer, tries = 1, heldAt = before, invitedAt }: Case): Promise<BatchOutcome | null> {
  const item: BatchItem = {
    ...{ batchId: 'batch-1' as BatchId, number: 1, coachId: 'coach-1' as CoachId },
    ...{ verb, reason: 'policy', by: admin, heldAt, tries, begunAt },
  }
  const answering = async () => answer as never
  const ports = {
    payouts: { remind: answering, hold: answering, release: answering, invite: answering },
    provider: {
      platform: async () => ({ kind: 'platform', platform: { accountId: 'acct_1' as AccountId, live: false } }),
    },
    store: { emails: { lastEmails: async () => ({ invitedAt: invitedAt ?? null, remindedAt: null }) } },
  } as unknown as DoItemPorts
  return doItem(ports, item)
}

const remind = (answer: Answers['remind'], tries = 1) => outcomeOf({ verb: 'remind', answer, tries })
const hold = (at: Date, change = {}) => ({
  kind: 'already-held',
  hold: { reason: 'policy', by: { id: admin, email: null }, at, ...change },
})

test('says of each reminder what became of it', async () => {
  expect(await remind({ kind: 'reminded', email: 'ana@example.com' })).toBe('done')
  expect(await remind({ kind: 'told-lately', at: after })).toBe('reminded-lately')
  expect(await remind({ kind: 'stopped' })).toBe('reminders-stopped')
  expect(await remind({ kind: 'held' })).toBe('on-hold')
  expect(await remind({ kind: 'nothing-asked' })).toBe('nothing-asked')
  expect(await remind(null)).toBe('gone')
})

test('takes a reminder from after the first try as its own, and no older one', async () => {
  expect(await remind({ kind: 'told-lately', at: after }, 2)).toBe('done')
  expect(await remind({ kind: 'told-lately', at: before }, 2)).toBe('reminded-lately')
})

test('takes a hold from after the first try as its own, if admin and reason are', async () => {
  const holding = (answer: unknown, tries = 2) => outcomeOf({ verb: 'hold', answer, tries })
  expect(await holding({ kind: 'held' }, 1)).toBe('done')
  expect(await holding(hold(after))).toBe('done')
  expect(await holding(hold(after), 1)).toBe('already-held')
  expect(await holding(hold(before))).toBe('already-held')
  expect(await holding(hold(after, { reason: 'other' }))).toBe('already-held')
  expect(await holding(hold(after, { by: { id: other, email: null } }))).toBe('already-held')
})

test('releases the hold of the draft alone', async () => {
  const releasing = (change: Partial<Case>) => outcomeOf({ verb: 'release', answer: { kind: 'released' }, ...change })
  expect(await releasing({})).toBe('done')
  expect(await releasing({ heldAt: null, answer: { kind: 'not-held' }, tries: 2 })).toBe('not-held')
  expect(await releasing({ heldAt: null, answer: null })).toBe('gone')
  expect(await releasing({ answer: { kind: 'not-held' } })).toBe('not-held')
  expect(await releasing({ answer: { kind: 'not-held' }, tries: 2 })).toBe('done')
})

test('invites nobody twice after a crash, and goes on when only the limit was counted', async () => {
  const inviting = (change: Partial<Case>) => outcomeOf({ verb: 'invite', answer: { kind: 'too-soon' }, ...change })
  expect(await inviting({})).toBe('invited-lately')
  expect(await inviting({ tries: 2, invitedAt: after })).toBe('done')
  expect(await inviting({ tries: 2, invitedAt: before })).toBeNull()
  expect(await inviting({ tries: 2, answer: { kind: 'invited', email: 'ana@example.com' } })).toBe('done')
  expect(await inviting({ answer: { kind: 'not-needed' } })).toBe('not-needed')
})
