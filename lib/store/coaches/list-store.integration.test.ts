import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { checkList, findList, inviteList } from '@/lib/payouts/coaches/list/invite-list'
import type { Store } from '@/lib/payouts/ports/store'
import type { AdminId, CoachId, ListId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'
import type { TwoServers } from '../testing/two-servers'

const [ada, bo] = ['admin-ada', 'admin-bo'] as [AdminId, AdminId]

test('adds and invites all of a list, each with decisions and one invitation', async ({ servers, store }) => {
  const mark = randomUUID()
  const id = await give(store, [`ana-${mark}@example.com,Ana Ruiz,ana-${mark}`, `ben-${mark}@example.com`])
  expect(await inviteList(portsOf(store), id, 2, ada)).toEqual({ kind: 'invited', invited: 2 })
  const { rows } = await servers.pool.query(
    `SELECT coach.email, name, reference, array_agg(decision.kind || ' ' || by_id ORDER BY decision.id) AS decisions,
       (SELECT array_agg(kind) FROM email WHERE coach_id = coach.id) AS emails
     FROM coach JOIN decision ON coach_id = coach.id WHERE coach.email LIKE $1 GROUP BY coach.id ORDER BY coach.email`,
    [`%${mark}%`],
  )
  const told = { decisions: ['coach-added admin-ada', 'coach-invited admin-ada'], emails: ['invitation'] }
  expect(rows).toEqual([
    { email: `ana-${mark}@example.com`, name: 'Ana Ruiz', reference: `ana-${mark}`, ...told },
    { email: `ben-${mark}@example.com`, name: null, reference: null, ...told },
  ])
})

test('invites a list once, however often two admins press', async ({ servers, store, other }) => {
  const mark = randomUUID()
  const id = await give(store, [`ana-${mark}@example.com`, `ben-${mark}@example.com`])
  const presses = [store, other, store, other].map((each, n) => inviteList(portsOf(each), id, 2, n % 2 ? ada : bo))
  expect(await Promise.all(presses)).toEqual(Array(4).fill({ kind: 'invited', invited: 2 }))
  expect(await countOf(servers, mark)).toEqual({ coaches: 2, emails: 2 })
  expect(await findList(portsOf(store), id)).toEqual({ kind: 'invited', invited: 2 })
  const late = [{ email: `cleo-${mark}@example.com`, name: null, reference: null }]
  expect(await other.coaches.inviteListed(id, late, bo)).toBe('done')
  expect(await countOf(servers, mark)).toEqual({ coaches: 2, emails: 2 })
})

test('invites nobody twice when two admins invite lists with the same coaches at once', async ({
  servers,
  store,
  other,
}) => {
  const mark = randomUUID()
  const both = [`ana-${mark}@example.com`, `ben-${mark}@example.com`]
  const [first, second] = [await give(store, both), await give(other, both.toReversed())]
  const answers = await Promise.all([
    inviteList(portsOf(store), first, 2, ada),
    inviteList(portsOf(other), second, 2, bo),
  ])
  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'invited'])
  expect(await countOf(servers, mark)).toEqual({ coaches: 2, emails: 2 })
})

test('invites nobody when a coach of the list was added after the page showed it', async ({ servers, store }) => {
  const mark = randomUUID()
  const id = await give(store, [`ana-${mark}@example.com`, `ben-${mark}@example.com`])
  await addCoach(store, `ben-${mark}@example.com`)
  expect(await inviteList(portsOf(store), id, 2, ada)).toEqual({ kind: 'changed' })
  expect(await countOf(servers, mark)).toEqual({ coaches: 1, emails: 0 })
  expect(await findList(portsOf(store), id)).toMatchObject({ bad: [{ row: 2, fault: 'email-taken' }] })
  expect(await inviteList(portsOf(store), id, 1, ada)).toEqual({ kind: 'invited', invited: 1 })
})

test('leaves nothing half done when a row clashes in the middle of the statement', async ({ servers, store }) => {
  const mark = randomUUID()
  const id = await give(store, [`ana-${mark}@example.com`, `ben-${mark}@example.com`])
  await addCoach(store, `ben-${mark}@example.com`)
  const listed = ['ana', 'ben'].map((name) => ({ email: `${name}-${mark}@example.com`, name: null, reference: null }))
  expect(await store.coaches.inviteListed(id, listed, ada)).toBe('clash')
  expect(await countOf(servers, mark)).toEqual({ coaches: 1, emails: 0 })
  expect(await findList(portsOf(store), id)).toMatchObject({ kind: 'waiting' })
})

test('knows no list that was never given, or is older than a day', async ({ servers, store }) => {
  const id = await give(store, [`ana-${randomUUID()}@example.com`])
  await servers.pool.query(`UPDATE invitation_list SET at = at - interval '25 hours' WHERE id = $1`, [id])
  for (const unknown of [id, randomUUID() as ListId]) {
    expect(await findList(portsOf(store), unknown)).toBeNull()
    expect(await inviteList(portsOf(store), unknown, 1, ada)).toEqual({ kind: 'none' })
  }
})

const portsOf = (store: Store) => ({ store, toAddress: (typed: string) => typed.toLowerCase() })

async function give(store: Store, rows: string[]): Promise<ListId> {
  const id = randomUUID() as ListId
  expect(await checkList({ store }, { id, text: rows.join('\n') }, ada)).toEqual({ kind: 'kept' })
  return id
}

async function addCoach(store: Store, email: string): Promise<CoachId | null> {
  return store.coaches.addCoach({ email, name: null, reference: null, by: { kind: 'machine' } })
}

async function countOf({ pool }: TwoServers, mark: string) {
  const { rows } = await pool.query(
    `SELECT count(DISTINCT coach.id)::int AS coaches, count(email.id)::int AS emails
     FROM coach LEFT JOIN email ON coach_id = coach.id WHERE coach.email LIKE $1`,
    [`%${mark}%`],
  )
  return rows[0]
}
