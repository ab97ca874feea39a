import type { Pool } from 'pg'
import { describe, expect } from 'vitest'
import type { SealFault, SealStore } from '@/lib/payouts/ports/seal-store'
import { createPool } from '../postgres/pool'
import { inTransaction } from '../sql/transaction'
import { test as base } from '../testing/store-test'
import { waitingForLocks } from '../testing/waiting-for-locks'
import { createSealStore } from './seal-store'
import { addDecisions, asSuperuser, emptyDecisions } from './testing/as-superuser'

const test = base
  .extend('pool', { scope: 'file' }, ({ servers }) => servers.pool)
  .extend('seals', { scope: 'file' }, ({ store }) => store.seals)
test.beforeEach(({ pool }) => emptyDecisions(pool))

const day = 86_400

test('seals what is there in parts, and then only what is new', async ({ pool, seals }) => {
  await addDecisions(pool, 25)
  expect(await seals.sealDecisions(10)).toMatchObject({ number: 1, count: 10, upToId: '10' })
  expect(await seals.sealDecisions(10)).toMatchObject({ number: 2, count: 10, upToId: '20' })
  expect(await seals.sealDecisions(10)).toMatchObject({ number: 3, count: 5, upToId: '25' })
  expect(await seals.sealDecisions(10)).toBeNull()
  expect(await seals.sealState()).toMatchObject({ newest: { number: 3 }, unsealedSince: null, wholeAt: null })
  await addDecisions(pool, 1)
  expect((await seals.sealState()).unsealedSince).toBeInstanceOf(Date)
  expect(await seals.sealDecisions(10)).toMatchObject({ number: 4, count: 1 })
  expect(await faultsOf(seals)).toEqual([])
})

test('lets the database refuse to change a seal', async ({ pool, seals }) => {
  await addDecisions(pool, 1)
  await seals.sealDecisions(10)
  for (const statement of ['UPDATE decision_seal SET count = 2', 'DELETE FROM decision_seal', 'TRUNCATE decision_seal'])
    await expect(pool.query(statement)).rejects.toThrow('added, never changed or removed')
})

/** Decisions 1 to 3, 5 to 10 and 11 to 20, each range under a seal of ten. */
const alterations: [what: string, statement: string, faults: Partial<SealFault>[]][] = [
  ['a decision', `UPDATE decision SET by_id = 'me' WHERE id = 3`, [altered(1, ['3'])]],
  ['the time of one', `UPDATE decision SET at = at + interval '1 ms' WHERE id = 3`, [altered(1, ['3'])]],
  ['a fact of one', `UPDATE decision SET facts = facts || '{"n": 0}' WHERE id IN (3, 9)`, [altered(1, ['3', '9'])]],
  ['that one is gone', 'DELETE FROM decision WHERE id = 3', [altered(1, [], 1)]],
  ['that all of a seal are gone', 'DELETE FROM decision WHERE id > 10', [altered(2, [], 10)]],
  [
    'that one came between',
    `INSERT INTO decision (id, kind, by_kind, facts) VALUES (4, 'coach-added', 'machine', '{}')`,
    [altered(1, ['4'])],
  ],
  [
    'that one came before all',
    `INSERT INTO decision (id, kind, by_kind, facts) VALUES (-1, 'coach-added', 'machine', '{}')`,
    [altered(1, ['-1'])],
  ],
  ['that one has another id', 'UPDATE decision SET id = 4 WHERE id = 3', [altered(1, ['4'])]],
  [
    'a seal’s time',
    `UPDATE decision_seal SET sealed_at = now() - interval '1 day' WHERE number = 1`,
    [seal('seal', 1)],
  ],
  ['what names a seal’s decisions', `UPDATE decision_seal SET digests = '' WHERE number = 1`, [seal('seal', 1)]],
  [
    'a seal’s hash',
    `UPDATE decision_seal SET hash = repeat('a', 64) WHERE number = 1`,
    [seal('seal', 1), seal('chain', 2)],
  ],
  ['a seal’s form', 'UPDATE decision_seal SET form = 99 WHERE number = 2', [seal('form', 2)]],
  ['that a seal is gone', 'DELETE FROM decision_seal WHERE number = 1', [seal('chain', 2)]],
]

describe('A check finds and names', () => {
  for (const [what, statement, faults] of alterations)
    test(what, async ({ pool, seals }) => {
      await twoSeals(pool, seals)
      expect(await faultsOf(seals)).toEqual([])
      await asSuperuser(pool, statement)
      expect(await faultsOf(seals)).toMatchObject(faults)
      expect((await seals.checkSeals(100, day))?.faults).toMatchObject(faults)
      expect((await seals.sealState()).faults).toMatchObject(faults)
    })

  test('that the end was cut off, after a check had seen it', async ({ pool, seals }) => {
    await twoSeals(pool, seals)
    await seals.checkSeals(100, day)
    await asSuperuser(pool, 'DELETE FROM decision_seal WHERE number = 2')
    await asSuperuser(pool, 'DELETE FROM decision WHERE id > 10')
    expect((await seals.checkSeals(100, 0))?.faults).toEqual([seal('replaced', 2)])
  })

  test('that all seals were replaced after a check had seen them', async ({ pool, seals }) => {
    await twoSeals(pool, seals)
    const kept = await seals.findSeal(2)
    await seals.checkSeals(100, day)
    await asSuperuser(pool, `UPDATE decision SET by_id = 'me' WHERE id = 3`)
    await asSuperuser(pool, 'TRUNCATE decision_seal')
    await seals.sealDecisions(10)
    await seals.sealDecisions(10)
    expect((await seals.checkSeals(100, 0))?.faults).toEqual([seal('replaced', 2)])
    expect(await seals.findSeal(2)).not.toMatchObject({ hash: kept?.hash })
  })
})

test('checks all seals in turns, once a day, and says when all was whole', async ({ pool, seals }) => {
  await twoSeals(pool, seals)
  expect(await seals.checkSeals(1, day)).toEqual({ seals: 1, faults: [], isLast: false })
  expect(await seals.checkSeals(1, day)).toEqual({ seals: 1, faults: [], isLast: false })
  expect((await seals.sealState()).wholeAt).toBeNull()
  expect(await seals.checkSeals(1, day)).toEqual({ seals: 0, faults: [], isLast: true })
  expect((await seals.sealState()).wholeAt).toBeInstanceOf(Date)
  expect(await seals.checkSeals(1, day)).toBeNull()
})

test('shows what a running check found at once, until a whole check finds nothing', async ({ pool, seals }) => {
  await twoSeals(pool, seals)
  await asSuperuser(pool, `UPDATE decision SET by_id = 'me' WHERE id = 3`)
  await seals.checkSeals(1, 0)
  expect((await seals.sealState()).faults).toMatchObject([altered(1, ['3'])])
  await asSuperuser(pool, 'UPDATE decision SET by_id = NULL WHERE id = 3')
  await seals.checkSeals(100, 0)
  expect((await seals.sealState()).faults).toHaveLength(1)
  await seals.checkSeals(100, 0)
  expect((await seals.sealState()).faults).toEqual([])
})

test('reads decisions the same under any settings of a session, and beside new columns', async ({
  database,
  pool,
  seals,
}) => {
  await twoSeals(pool, seals)
  const elsewhere = createPool(database.url, { max: 1 })
  await elsewhere.query(`
    SET TimeZone = 'Asia/Kathmandu'; SET DateStyle = 'German'; SET extra_float_digits = -15; SET bytea_output = 'escape'`)
  await pool.query(`ALTER TABLE decision ADD COLUMN later TEXT NOT NULL DEFAULT 'new'`)
  expect(await faultsOf(createSealStore({ pool: elsewhere }))).toEqual([])
  await addDecisions(pool, 1)
  await createSealStore({ pool: elsewhere }).sealDecisions(10)
  expect(await faultsOf(seals)).toEqual([])
  await pool.query('ALTER TABLE decision DROP COLUMN later')
  await elsewhere.end()
})

describe('A decision that is not committed yet', () => {
  test('is sealed once it is, though later ones were committed before it', async ({ pool, seals }) => {
    await inTransaction(pool, async (slow) => {
      await slow.query(`INSERT INTO decision (kind, by_kind, facts) VALUES ('coach-added', 'machine', '{}')`)
      await addDecisions(pool, 1)
      expect(await seals.sealDecisions(10)).toBeNull()
      expect(await seals.sealDecisions(10)).toBeNull()
    })
    expect(await seals.sealDecisions(10)).toMatchObject({ count: 2 })
  })

  test('is sealed though it took its id before its transaction had one', async ({ pool, seals }) => {
    await inTransaction(pool, async (slow) => {
      await slow.query('LOCK TABLE decision IN ROW EXCLUSIVE MODE')
      const { rows } = await slow.query<{ id: string }>(`
        SELECT nextval(pg_get_serial_sequence('decision', 'id')) AS id WHERE pg_current_xact_id_if_assigned() IS NULL`)
      await addDecisions(pool, 1)
      expect(await seals.sealDecisions(10)).toBeNull()
      const add = `INSERT INTO decision (id, kind, by_kind, facts) VALUES ($1, 'coach-added', 'machine', '{}')`
      await slow.query(add, [rows[0]?.id])
    })
    expect(await seals.sealDecisions(10)).toMatchObject({ count: 2 })
  })

  test('keeps earlier ones waiting only, while others come and go', async ({ pool, seals }) => {
    await inTransaction(pool, async (first) => {
      await first.query(`INSERT INTO decision (kind, by_kind, facts) VALUES ('coach-added', 'machine', '{}')`)
      expect(await seals.sealDecisions(10)).toBeNull()
      await first.query('COMMIT')
      await first.query('BEGIN')
      await first.query(`INSERT INTO decision (kind, by_kind, facts) VALUES ('coach-added', 'machine', '{}')`)
      expect(await seals.sealDecisions(10)).toBeNull()
      await first.query('COMMIT')
      await first.query('BEGIN')
      await first.query(`INSERT INTO decision (kind, by_kind, facts) VALUES ('coach-added', 'machine', '{}')`)
      expect(await seals.sealDecisions(10)).toMatchObject({ upToId: '1' })
    })
    expect(await seals.sealDecisions(10)).toMatchObject({ number: 2, upToId: '3' })
  })
})

test('loses none of many decisions that come and fail while two servers seal', async ({ pool, seals, other }) => {
  const writers = Array.from({ length: 6 }, async (_, writer) => {
    for (let round = 0; round < 20; round += 1) {
      const isKept = (writer + round) % 3 > 0
      await inTransaction(pool, async (client) => {
        await client.query(`INSERT INTO decision (kind, by_kind, facts) VALUES ('coach-added', 'machine', '{}')`)
        if (!isKept) throw new Error('given up')
      }).catch(() => {})
    }
  })
  const written = { all: false }
  const sealing = [seals, other.seals].map(async (each) => {
    while (!written.all) await each.sealDecisions(3)
  })
  await Promise.all(writers)
  written.all = true
  await Promise.all(sealing)
  while ((await seals.sealDecisions(50)) !== null);
  const { rows } = await pool.query(`
    SELECT (SELECT count(*)::int FROM decision) AS decisions, (SELECT sum(count)::int FROM decision_seal) AS sealed`)
  expect(rows).toEqual([{ decisions: 80, sealed: 80 }])
  expect(await faultsOf(seals)).toEqual([])
})

test.for(['sealDecisions', 'checkSeals'] as const)(
  'starts a turn of %s again when a server died in it',
  async (turn, { pool, seals }) => {
    await twoSeals(pool, seals)
    await addDecisions(pool, 5)
    const take = () => (turn === 'sealDecisions' ? seals.sealDecisions(10) : seals.checkSeals(10, 0))
    await inTransaction(pool, async (holder) => {
      await holder.query('LOCK TABLE decision_seal IN ACCESS EXCLUSIVE MODE')
      const dying = take()
      const died = expect(dying).rejects.toThrow()
      await expect.poll(() => waitingForLocks(pool)).toBe(1)
      await holder.query(`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`)
      await died
    })
    expect(await take()).toMatchObject(turn === 'sealDecisions' ? { number: 3, count: 5 } : { seals: 2, faults: [] })
    expect(await faultsOf(seals)).toEqual([])
  },
)

test('leaves a check that another server runs to it', async ({ pool, seals, other }) => {
  await twoSeals(pool, seals)
  await inTransaction(pool, async (holder) => {
    await holder.query('SELECT FROM seal_check FOR UPDATE')
    expect(await other.seals.checkSeals(10, 0)).toBeNull()
  })
  expect(await other.seals.checkSeals(10, 0)).toMatchObject({ seals: 2 })
})

async function twoSeals(pool: Pool, seals: SealStore): Promise<void> {
  await addDecisions(pool, 3)
  await pool.query(`SELECT nextval(pg_get_serial_sequence('decision', 'id'))`)
  await addDecisions(pool, 16)
  await seals.sealDecisions(9)
  await seals.sealDecisions(10)
}

async function faultsOf(seals: SealStore): Promise<SealFault[]> {
  const faults: SealFault[] = []
  for await (const checked of seals.readSealFaults()) faults.push(...checked.faults)
  return faults
}

function altered(seal: number, changed: string[], missing = 0): Partial<SealFault> {
  return { kind: 'decisions', seal, changed, missing }
}

function seal(kind: 'seal' | 'chain' | 'replaced' | 'form', number: number): SealFault {
  return { kind, seal: number }
}
