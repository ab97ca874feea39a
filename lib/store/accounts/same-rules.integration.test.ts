import fc from 'fast-check'
import { expect } from 'vitest'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { Requirement } from '@/lib/payouts/accounts/requirement'
import { emailsOwed } from '@/lib/payouts/emails/owed'
import { createFakeStore, type FakeStore } from '@/lib/payouts/testing/fake-store'
import type { State } from '@/lib/payouts/vocabulary/accounts/state'
import type { AccountId, CoachId, WordKey } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'
import { keepOne, newSnapshot, readySnapshot, savedAccount, type TwoServers } from '../testing/two-servers'

interface Both {
  accountId: AccountId
  coachId: CoachId
  platform: Platform
  fake: FakeStore
  wait(): Promise<void>
}

type Step = { does: string; to: (servers: TwoServers, both: Both) => Promise<void> }

const word = (key: string) => key as WordKey
const dueBy = new Date('2027-01-01T12:00:00Z')
const asks: Requirement[] = [
  { word: word('photo'), topic: word('topic'), bucket: 'due', dueBy: null, error: null },
  { word: word('photo'), topic: word('topic'), bucket: 'due', dueBy: null, error: word('dark') },
  { word: word('tax'), topic: word('topic'), bucket: 'later', dueBy, error: null },
]

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc
    .nat({ max: 4 })
    .map((n) => ({ does: `hear ${n}`, to: (servers: TwoServers, both: Both) => recordEvent(servers, both, n) })),
  fc.constant({ does: 'raise', to: raise }),
  fc.constant({ does: 'claim', to: claim }),
  fc.constant({ does: 'claim what is fetched by itself', to: claimByItself }),
  fc.constant({ does: 'claim its stretch', to: claimStretch }),
  fc.constant({ does: 'fetch it by itself', to: fetchByItself }),
  fc
    .tuple(fc.nat({ max: 6 }), fc.boolean(), fc.boolean(), fc.subarray(asks))
    .map(([generation, isOn, isGone, asked]) => ({
      does: `keep ${generation} ${isOn ? 'on' : 'off'} ${isGone ? 'gone' : ''} ${asked.map(({ bucket }) => bucket)}`,
      to: (servers: TwoServers, both: Both) => keep(servers, both, generation, isOn, isGone ? null : asked),
    })),
  fc.constant({ does: 'postpone', to: postpone }),
  fc.constant({ does: 'leave', to: leave }),
  fc.boolean().map((differs) => ({
    does: differs ? 'sweep, which differs' : 'sweep, which agrees',
    to: (servers: TwoServers, both: Both) => reconcileAll(servers, both, differs),
  })),
  fc.constant({ does: 'wait', to: (_: TwoServers, both: Both) => both.wait() }),
  fc.constant({ does: 'save', to: save }),
)

/** The convergence proof runs on a store in memory; here PostgreSQL is shown to follow the same rules. */
test('follows the same rules in the database as in the proof', async ({ servers }) => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 25, size: 'max' }), async (history) => {
      run += 1
      const both = await openBoth(servers, run)
      for (const { to } of history) {
        await to(servers, both)
        expect(await rowInDatabase(servers, both)).toEqual(rowInFakeStore(both))
      }
    }),
    { numRuns: 60 },
  )
})

async function openBoth(servers: TwoServers, run: number): Promise<Both> {
  let seconds = 0
  const accountId = `acct_run_${run}` as AccountId
  return {
    accountId,
    coachId: await servers.newCoach(),
    platform: { accountId: `acct_platform_${run}` as AccountId, live: false },
    fake: createFakeStore(() => seconds),
    async wait() {
      seconds += 10_000
      await servers.pool.query(
        `UPDATE account_counter SET lease_until = lease_until - interval '10000 seconds',
           retry_at = retry_at - interval '10000 seconds' WHERE stripe_account_id = $1`,
        [accountId],
      )
    },
  }
}

async function recordEvent(servers: TwoServers, { accountId, fake }: Both, n: number): Promise<void> {
  const event = { id: `evt_${accountId}_${n}`, accountId, kind: 'account' } as const
  await Promise.all([servers.stores[n % 2]?.webhookEvents.recordEvent(event), fake.webhookEvents.recordEvent(event)])
}

async function raise(servers: TwoServers, { accountId, fake }: Both): Promise<void> {
  const [ours, theirs] = [
    await servers.stores[0].accounts.raise(accountId, 'coach'),
    await fake.accounts.raise(accountId, 'coach'),
  ]
  expect(ours).toBe(theirs)
}

async function claim(servers: TwoServers, { platform, fake }: Both): Promise<void> {
  expect(await servers.stores[1].accounts.claimFetches(platform, 5)).toEqual(
    await fake.accounts.claimFetches(platform, 5),
  )
}

async function claimByItself(servers: TwoServers, { platform, fake }: Both): Promise<void> {
  expect(await servers.stores[0].accounts.claimFetches(platform, 5, 'by-themselves')).toEqual(
    await fake.accounts.claimFetches(platform, 5, 'by-themselves'),
  )
}

/** Alone in its platform’s list. */
async function claimStretch(servers: TwoServers, { platform, fake }: Both): Promise<void> {
  const [ours, theirs] = await Promise.all(
    [servers.stores[0], fake].map(async ({ accounts }) => {
      await accounts.placeWaiting()
      const stretches = await accounts.findStretches(platform, null, 5)
      const claims = await Promise.all(stretches.map((stretch) => accounts.claimStretch(platform, stretch)))
      return {
        stretches: stretches.map(({ after, accounts, waiting }) => ({ after, accounts, waiting })),
        claims: claims.flat(),
      }
    }),
  )
  expect(ours).toEqual(theirs)
}

async function fetchByItself(servers: TwoServers, { accountId, fake }: Both): Promise<void> {
  await Promise.all([
    servers.stores[1].accounts.fetchByThemselves([accountId]),
    fake.accounts.fetchByThemselves([accountId]),
  ])
}

async function keep(
  servers: TwoServers,
  { accountId, fake }: Both,
  generation: number,
  isOn: boolean,
  asked: Requirement[] | null,
): Promise<void> {
  const requirements = asked ?? []
  const state = asked === null ? 'closed' : stateWith(asked, isOn)
  const fetched = {
    accountId,
    generation,
    cause: 'webhook-event',
    by: { kind: 'machine' },
    snapshot: asked === null ? null : { ...(isOn ? readySnapshot : newSnapshot), requirements },
    state,
    emails: emailsOwed(state, requirements),
  } as const
  expect(await keepOne(servers.stores[0], fetched)).toBe(await keepOne(fake, fetched))
}

function stateWith(asked: Requirement[], isOn: boolean): State {
  if (isOn) return asked.length === 0 ? 'ready' : 'ready-due'
  return asked.some(({ bucket }) => bucket === 'due') ? 'needs-you' : 'unfinished'
}

async function postpone(servers: TwoServers, { accountId, fake }: Both): Promise<void> {
  await Promise.all([
    servers.stores[1].accounts.postponeFetch(accountId, 'busy'),
    fake.accounts.postponeFetch(accountId, 'busy'),
  ])
}

async function leave(servers: TwoServers, { accountId, fake }: Both): Promise<void> {
  await Promise.all([servers.stores[1].accounts.leaveFetch(accountId), fake.accounts.leaveFetch(accountId)])
}

/** One reconciliation with one page. */
async function reconcileAll(servers: TwoServers, { accountId, platform, fake }: Both, differs: boolean): Promise<void> {
  for (const store of [servers.stores[0], fake]) {
    const page = await store.reconciliation.takePage(platform, {
      list: 'accounts',
      everySeconds: 0,
      period: { kind: 'all' },
    })
    const kept = await store.reconciliation.findKept([accountId])
    if (page === null) throw new Error('there was no page to take')
    const [agreeing, differing] = differs ? [[], kept] : [kept.map((account) => account.accountId), []]
    await store.reconciliation.settlePage(page, {
      next: null,
      compared: kept.length,
      adopted: 0,
      reached: null,
      found: { kind: 'accounts', askedAt: page.takenAt, agreeing, differing, orphans: [], conflicts: [] },
    })
  }
}

async function save(servers: TwoServers, { accountId, coachId, platform, fake }: Both): Promise<void> {
  await servers.stores[0].accounts.saveAccount(savedAccount(coachId, accountId, platform))
  fake.save(accountId, newSnapshot, 'unfinished')
}

async function rowInDatabase(servers: TwoServers, { accountId }: Both) {
  const { rows } = await servers.pool.query(
    `SELECT coalesce(is_coachs, false) AS "isCoachs", coalesce(notified, 0)::int AS notified,
       coalesce(fetched, 0)::int AS fetched, coalesce(failures, 0) AS failures,
       doubted_at IS NOT NULL AS "isDoubted", coalesce(by_itself, false) AS "isByItself",
       (SELECT count(*)::int FROM drift WHERE drift.stripe_account_id = asked.id) AS drifts,
       coalesce(state::text, 'not-started') AS state, coalesce(payouts_enabled, false) AS "isOn",
       (SELECT coalesce(json_agg(json_build_object('from', from_state, 'to', to_state, 'generation', generation) ORDER BY id), '[]')
        FROM decision WHERE decision.stripe_account_id = asked.id AND to_state IS NOT NULL) AS decisions,
       (SELECT coalesce(json_agg(email.kind ORDER BY email.number), '[]')
        FROM email JOIN payout_account account USING (coach_id) WHERE account.stripe_account_id = asked.id) AS emails
     FROM (SELECT $1::text AS id) asked
       LEFT JOIN account_counter ON account_counter.stripe_account_id = asked.id
       LEFT JOIN payout_account ON payout_account.stripe_account_id = asked.id`,
    [accountId],
  )
  return rows[0]
}

function rowInFakeStore({ accountId, fake }: Both) {
  const { snapshot, ...row } = fake.rowOf(accountId)
  const { isCoachs, notified, fetched, failures, isDoubted, isByItself, drifts, state, decisions, emails } = row
  const isOn = snapshot?.payoutsEnabled ?? false
  return { isCoachs, notified, fetched, failures, isDoubted, isByItself, drifts, state, isOn, decisions, emails }
}
