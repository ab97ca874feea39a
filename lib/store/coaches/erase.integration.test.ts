import { describe, expect } from 'vitest'
import { addNote } from '@/lib/payouts/coaches/add-note'
import { erase } from '@/lib/payouts/coaches/exclusion'
import type { Store } from '@/lib/payouts/ports/store'
import type { AccountId, AdminId, CoachId, NoteId } from '@/lib/payouts/vocabulary/ids'
import { createPeople } from '../auth/people'
import { inTransaction } from '../sql/transaction'
import { test } from '../testing/store-test'
import { savedAccount, type TwoServers } from '../testing/two-servers'
import { waitingForLocks } from '../testing/waiting-for-locks'

const ada = 'admin-ada' as AdminId
let made = 0

describe('erasing a coach', () => {
  test('leaves nothing personal in any table', async ({ servers, store }) => {
    const { coachId, word } = await withEverything(servers, store)
    expect(await tablesWith(servers, word)).toEqual(
      expect.arrayContaining([
        ...['coach', 'coach_edit', 'coach_note', 'email_change', 'former_email', 'payout_setup', 'refused_address'],
        ...['batch', 'staff_email_change', 'user', 'verification_token'],
      ]),
    )
    await store.coaches.exclude(coachId, 'removed', ada)
    expect(await erase({ store }, coachId, ` ${word} ruiz@example.com `, ada)).toEqual({ kind: 'not-confirmed' })
    expect(await erase({ store }, coachId, ` ${word} `, ada)).toEqual({ kind: 'erased' })
    expect(await tablesWith(servers, word)).toEqual([])
    const { rows } = await servers.pool.query('SELECT bank_last4 FROM payout')
    expect(rows).toEqual([{ bank_last4: null }])
  })

  test('keeps payments, payouts and decisions, and the seals over them hold', async ({ servers, store }) => {
    const { coachId, accountId } = await withEverything(servers, store)
    await servers.pool.query(
      `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee, state)
       VALUES ('kept-' || $1, $1, $2, 'acct_platform', false, 1000, 'eur', 100, 'paid')`,
      [coachId, accountId],
    )
    while ((await store.seals.sealDecisions(100)) !== null);
    const before = await keptOf(servers, coachId)
    await erased(store, coachId)
    while ((await store.seals.sealDecisions(100)) !== null);
    const faults: unknown[] = []
    for await (const checked of store.seals.readSealFaults()) faults.push(...checked.faults)
    expect(faults).toEqual([])
    const after = await keptOf(servers, coachId)
    expect(after.payments).toEqual(before.payments)
    expect(after.payouts).toEqual(before.payouts)
    expect(after.decisions.slice(0, before.decisions.length)).toEqual(before.decisions)
    expect((await store.decisions.decisionsOf(coachId, 1))[0]).toMatchObject({
      ...{ kind: 'coach-excluded', as: 'erased', by: { kind: 'admin', id: ada } },
    })
  })

  test('makes the account a former one: events are recorded and fetch nothing', async ({ servers, store }) => {
    const { coachId, accountId } = await withEverything(servers, store)
    await erased(store, coachId)
    expect(await store.coaches.findAccount(coachId)).toBeNull()
    expect(await store.coaches.findFormerAccounts(coachId)).toEqual([accountId])
    await store.webhookEvents.recordEvent({ id: `evt_${coachId}`, accountId, kind: 'account' })
    const { rows } = await servers.pool.query('SELECT is_coachs FROM account_counter WHERE stripe_account_id = $1', [
      accountId,
    ])
    expect(rows).toEqual([{ is_coachs: false }])
  })

  test('is asked for a coach who was withdrawn or removed before, and for no other', async ({ servers, store }) => {
    const coachId = await servers.newCoach()
    expect(await store.coaches.erase(coachId, ada)).toBe('excluded-otherwise')
    await store.coaches.exclude(coachId, 'suspended', ada)
    expect(await store.coaches.erase(coachId, ada)).toBe('excluded-otherwise')
    const withdrawn = await servers.newCoach()
    await store.coaches.exclude(withdrawn, 'withdrawn', ada)
    expect(await store.coaches.erase(withdrawn, ada)).toBe('erased')
    expect(await store.coaches.erase('nobody' as CoachId, ada)).toBeNull()
  })

  test('is refused while money moves again, for staff, and while the account is being closed', async ({
    servers,
    store,
  }) => {
    const { coachId, accountId } = await withEverything(servers, store)
    await store.coaches.exclude(coachId, 'removed', ada)
    const during = async (begin: string, end: string) => {
      await servers.pool.query(begin)
      const answer = await store.coaches.erase(coachId, ada)
      await servers.pool.query(end)
      return answer
    }
    const amounts = (available: number) =>
      `INSERT INTO account_balance (stripe_account_id, amounts)
       VALUES ('${accountId}', '[{"currency": "eur", "available": ${available}, "pending": 0}]')
       ON CONFLICT (stripe_account_id) DO UPDATE SET amounts = excluded.amounts`
    expect(await during(amounts(-5), amounts(0))).toBe('money-left')
    const person = `(SELECT user_id FROM coach WHERE id = '${coachId}')`
    expect(await during(`INSERT INTO admin (user_id) ${person}`, `DELETE FROM admin WHERE user_id = ${person}`)).toBe(
      'staff',
    )
    expect(
      await during(
        `INSERT INTO admin_revocation (user_id) ${person}`,
        `DELETE FROM admin_revocation WHERE user_id = ${person}`,
      ),
    ).toBe('staff')
    expect(
      await during(
        `INSERT INTO account_closing (coach_id, stripe_account_id, by_kind, by_id)
         VALUES ('${coachId}', '${accountId}', 'admin', 'x')`,
        `DELETE FROM account_closing WHERE coach_id = '${coachId}'`,
      ),
    ).toBe('closing')
    expect(await store.coaches.erase(coachId, ada)).toBe('erased')
  })
})

describe('after a coach was erased', () => {
  test('nothing finds, changes or readmits the coach, and the address is free', async ({ servers, store }) => {
    const { coachId, word } = await withEverything(servers, store)
    await erased(store, coachId)
    expect(await store.coaches.findCoach(coachId)).toBeNull()
    expect(await store.coaches.exclude(coachId, 'suspended', ada)).toBeNull()
    expect(await store.coaches.erase(coachId, ada)).toBeNull()
    const { at } = (await store.coaches.findExclusion(coachId)) ?? { at: new Date() }
    expect(await store.coaches.readmit(coachId, at, ada)).toBe(false)
    const by = { kind: 'admin', id: ada } as const
    const edit = { name: 'Ana', reference: null }
    expect(await store.coaches.editCoach(coachId, edit, edit, by)).toBe('changed')
    // As a server of the build before would.
    await servers.pool.query(`UPDATE coach SET name = 'Ana', exclusion = NULL WHERE id = $1`, [coachId])
    expect(await store.coaches.findExclusion(coachId)).toMatchObject({ as: 'erased' })
    const again = { email: `${word}@example.com`, name: null, reference: word, by }
    expect(await store.coaches.addCoach(again)).not.toBeNull()
  })

  test('an account that was being opened meanwhile is not stored', async ({ servers, store }) => {
    const coachId = await servers.newCoach()
    await erased(store, coachId)
    const accountId = `acct_late_${coachId}` as AccountId
    expect(await store.accounts.saveAccount(savedAccount(coachId, accountId))).toBe(false)
    expect(await store.coaches.findAccount(coachId)).toBeNull()
  })

  test('a note that was being written waits for the erasure, and is not kept', async ({ servers, store }) => {
    const coachId = await servers.newCoach()
    await store.coaches.exclude(coachId, 'removed', ada)
    const note = { id: crypto.randomUUID() as NoteId, typed: 'They called.' }
    let writing: ReturnType<typeof addNote> = Promise.resolve(null)
    await inTransaction(servers.pool, async (tx) => {
      await tx.query('SELECT FROM coach WHERE id = $1 FOR UPDATE', [coachId])
      await tx.query(`UPDATE coach SET exclusion = 'erased' WHERE id = $1`, [coachId])
      writing = addNote({ store }, coachId, note, ada)
      await expect.poll(() => waitingForLocks(servers.pool)).toBe(1)
    })
    expect(await writing).toBeNull()
    expect(await store.coaches.findNotes(coachId, 5)).toEqual([])
    expect((await store.decisions.decisionsOf(coachId, 1))[0]).not.toMatchObject({ kind: 'note-added' })
  })

  test('notes and former addresses of others stay append-only', async ({ servers, store }) => {
    const { coachId } = await withEverything(servers, store)
    for (const table of ['coach_note', 'former_email', 'coach_edit'])
      await expect(servers.pool.query(`DELETE FROM ${table} WHERE coach_id = $1`, [coachId])).rejects.toThrow(
        'never changed or removed',
      )
    await servers.pool.query('SELECT forget_erased_coach($1)', [coachId])
    expect(await store.coaches.findNotes(coachId, 5)).toHaveLength(1)
  })
})

test('two admins who erase at once erase once', async ({ servers, store }) => {
  const { coachId } = await withEverything(servers, store)
  await store.coaches.exclude(coachId, 'removed', ada)
  const [one, two] = servers.stores
  const answers = await Promise.all([one, two, one, two].map(({ coaches }) => coaches.erase(coachId, ada)))
  expect(answers.filter((answer) => answer === 'erased')).toHaveLength(1)
  expect(answers.filter((answer) => answer === null)).toHaveLength(3)
})

async function erased(store: Store, coachId: CoachId): Promise<void> {
  expect(await store.coaches.exclude(coachId, 'removed', ada)).toBe('excluded')
  expect(await store.coaches.erase(coachId, ada)).toBe('erased')
}

/** A coach about whom every table knows something, with one word in all that is personal. */
async function withEverything(servers: TwoServers, store: Store) {
  made += 1
  const word = `zxq${made}q`
  const by = { kind: 'admin', id: ada } as const
  const { coachId, accountId } = await servers.newAccount()
  const { pool } = servers
  await pool.query('DELETE FROM payout')
  await pool.query(`UPDATE coach SET email = $2, name = 'Born ' || $3::text WHERE id = $1`, [
    coachId,
    `${word}@example.com`,
    word,
  ])
  const seen = { name: `Born ${word}`, reference: null }
  await store.coaches.editCoach(coachId, { name: `${word} Ruiz`, reference: word }, seen, by)
  await store.coaches.addNote(coachId, { id: crypto.randomUUID() as NoteId, text: `${word} called.` }, ada)
  await pool.query(`INSERT INTO "user" (id, email, name) VALUES ($1, $2, $3)`, [
    `user-${coachId}`,
    `${word}@example.com`,
    word,
  ])
  await pool.query(`UPDATE coach SET user_id = $2 WHERE id = $1`, [coachId, `user-${coachId}`])
  await pool.query(
    `INSERT INTO session (id, session_token, user_id, expires) VALUES ($1, $1, $2, now() + interval '1 day')`,
    [`session-${coachId}`, `user-${coachId}`],
  )
  const people = createPeople(servers.databases[0])
  const about = { userId: `user-${coachId}`, address: `was-${word}@example.com` }
  const expires = new Date(Date.now() + 3_600_000)
  const change = { ...about, oldHash: 'old', newHash: 'new', expires }
  await people.storeEmailChange({ ...change, address: `${word}@example.org` })
  await people.changeEmail({ ...change, address: `${word}@example.org` }, { kind: 'coach', id: coachId }, 'none')
  await people.storeEmailChange({ ...change, address: `next-${word}@example.com` })
  await people.askStaffEmailChange({
    ...{ coachId, was: `${word}@example.org`, becomes: `staff-${word}@example.com` },
    ...{ tokenHash: `hash-of-${coachId}`, adminId: ada, expires },
  })
  await people.storeLinkToken({ identifier: `${word}@example.org`, tokenHash: `link-${coachId}`, expires })
  await store.emails.noteRefused(coachId, `${word}@example.org`)
  await store.emails.getReminderChoice(coachId)
  await pool.query(
    `INSERT INTO batch (id, verb, by_id, filter, total, forecast) VALUES (gen_random_uuid(), 'remind', $1, $2, 1, '{}')`,
    [ada, `tab=all&search=${word}&state=unfinished`],
  )
  await store.accounts.claimSetUp(coachId, 'DE', {})
  await pool.query(`UPDATE payout_setup SET prefill = jsonb_build_object('website', $2::text) WHERE coach_id = $1`, [
    coachId,
    `https://${word}.example.com`,
  ])
  await pool.query(
    `INSERT INTO payout (stripe_id, stripe_account_id, amount, currency, state, created_at, arrives_on, is_automatic, bank_last4)
     VALUES ('po_' || $1, $2, 500, 'eur', 'paid', now(), now(), true, '4242')`,
    [coachId, accountId],
  )
  return { coachId, accountId, word }
}

/** Every table with a row that has this text anywhere. */
async function tablesWith({ pool }: TwoServers, text: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  const each = rows.map(
    ({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM "${name}" AS row WHERE row::text ILIKE $1)`,
  )
  const found = await pool.query<{ name: string }>(each.join(' UNION ALL '), [`%${text}%`])
  return found.rows.map(({ name }) => name)
}

async function keptOf({ pool }: TwoServers, coachId: CoachId) {
  const [payments, payouts, decisions] = await Promise.all([
    pool.query('SELECT * FROM payment WHERE coach_id = $1', [coachId]),
    pool.query(
      `SELECT stripe_id, amount, currency, state FROM payout JOIN (
         SELECT stripe_account_id FROM payout_account WHERE coach_id = $1
         UNION ALL SELECT stripe_account_id FROM former_account WHERE coach_id = $1) account USING (stripe_account_id)`,
      [coachId],
    ),
    pool.query('SELECT * FROM decision WHERE coach_id = $1 ORDER BY id', [coachId]),
  ])
  return { payments: payments.rows, payouts: payouts.rows, decisions: decisions.rows }
}
