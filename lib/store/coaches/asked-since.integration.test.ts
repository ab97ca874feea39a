import { expect } from 'vitest'
import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { CoachId, WordKey } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'
import type { TwoServers } from '../testing/two-servers'

test('keeps since when each requirement is listed, until it is gone', async ({ servers, store }) => {
  const { coachId } = await servers.newAccount()
  await list(servers, coachId, ['photo'])
  await daysPass(servers, coachId, 3)
  await list(servers, coachId, ['photo', 'bank'])
  expect(await daysOf(store.coaches.findAskedSince(coachId))).toEqual({ photo: 3, bank: 0 })
  await list(servers, coachId, ['bank'])
  await daysPass(servers, coachId, 2)
  await list(servers, coachId, ['photo', 'bank'])
  expect(await daysOf(store.coaches.findAskedSince(coachId))).toEqual({ photo: 0, bank: 2 })
})

test('keeps the time while a requirement moves to another list or is refused', async ({ servers, store }) => {
  const { coachId } = await servers.newAccount()
  await list(servers, coachId, ['photo'])
  await daysPass(servers, coachId, 5)
  await list(servers, coachId, ['photo'], 'overdue')
  expect(await daysOf(store.coaches.findAskedSince(coachId))).toEqual({ photo: 5 })
})

test('says nothing of what was listed before times were kept, and knows no coach without an account', async ({
  servers,
  store,
}) => {
  const { coachId } = await servers.newAccount()
  await list(servers, coachId, ['photo'])
  await servers.pool.query(`UPDATE payout_account SET asked_since = '{}' WHERE coach_id = $1`, [coachId])
  await list(servers, coachId, ['photo', 'bank'])
  expect(await daysOf(store.coaches.findAskedSince(coachId))).toEqual({ bank: 0 })
  expect(await store.coaches.findAskedSince(await servers.newCoach())).toEqual(new Map())
})

async function list({ pool }: TwoServers, coachId: CoachId, words: string[], bucket: Requirement['bucket'] = 'due') {
  const requirements = words.map((word) => ({ word, topic: 'topic', bucket, dueBy: null, error: null }))
  await pool.query('UPDATE payout_account SET requirements = $2::jsonb WHERE coach_id = $1', [
    coachId,
    JSON.stringify(requirements),
  ])
}

async function daysPass({ pool }: TwoServers, coachId: CoachId, days: number) {
  await pool.query(
    `UPDATE payout_account SET asked_since = (
       SELECT jsonb_object_agg(key, to_jsonb((value #>> '{}')::timestamptz - $2 * interval '1 day')) FROM jsonb_each(asked_since))
     WHERE coach_id = $1`,
    [coachId, days],
  )
}

async function daysOf(asked: Promise<ReadonlyMap<WordKey, Date>>): Promise<Record<string, number>> {
  const entries = [...(await asked)].map(([word, since]) => [
    word,
    Math.round((Date.now() - since.getTime()) / 86_400_000),
  ])
  return Object.fromEntries(entries)
}
