import { randomUUID } from 'node:crypto'
import type { Exclusion } from '@/lib/payouts/vocabulary/exclusion'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { adminGranted, lockPerson, wasRevoked } from './roles'

/** Who may sign in; email addresses in lower case. */
export interface SignInRule {
  /** listed: only coaches someone added; open: anyone; they become a coach. */
  signUp: 'listed' | 'open'
  /** Become admins on sign-in, unless revoked. */
  adminEmails: string[]
}

export interface LinkToken {
  identifier: string
  tokenHash: string
}

/** Emails to one address while a link is valid, however many people request them. */
export const mostLinks = 10

export interface SignIn {
  mayReceiveLink(email: string, rule: SignInRule): Promise<boolean>
  /** Why a coach of this address may not sign in; null where none is kept out. */
  findExclusionOf(email: string): Promise<Exclusion | null>
  /**
   * Stores a link's hash and deletes the address's expired ones. Returns false when too many are still valid; one of
   * those works, and signing in ends them all.
   */
  storeLinkToken(link: LinkToken & { expires: Date }): Promise<boolean>
  /** For an email that could not be sent. */
  dropLinkToken(link: LinkToken): Promise<void>
  /**
   * Gives a signed-in person their roles and ends their other mailed links. Safe to repeat, and on several servers at
   * once. Returns whether they became an admin.
   */
  welcome(userId: string, email: string, rule: SignInRule): Promise<{ madeAdmin: boolean }>
}

export function createSignIn({ pool }: Database): SignIn {
  return {
    async mayReceiveLink(email, { signUp, adminEmails }) {
      const address = email.toLowerCase()
      const { rows } = await pool.query<{ known: boolean }>(sql`
        SELECT EXISTS (SELECT FROM coach WHERE email = ${address} AND exclusion IS NULL)
          OR ${signUp === 'open'}::boolean AND NOT EXISTS (SELECT FROM coach WHERE email = ${address})
          OR EXISTS (SELECT FROM admin JOIN "user" person ON person.id = admin.user_id WHERE person.email = ${address})
          OR (${adminEmails.includes(address)}::boolean AND NOT EXISTS (
            SELECT FROM "user" person WHERE person.email = ${address} AND ${wasRevoked(sql`person.id`)}))
          AS known`)
      return rows[0]?.known === true
    },

    async findExclusionOf(email) {
      const { rows } = await pool.query<{ exclusion: Exclusion | null }>(sql`
        SELECT exclusion FROM coach WHERE email = ${email.toLowerCase()}`)
      return rows[0]?.exclusion ?? null
    },

    async storeLinkToken({ identifier, tokenHash, expires }) {
      return inTransaction(pool, async (client) => {
        // Requests for one address are counted one after another.
        await client.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in link/${identifier}`}, 0))`)
        const { rowCount } = await client.query(sql`
          WITH dropped AS (DELETE FROM verification_token WHERE identifier = ${identifier} AND expires <= now())
          INSERT INTO verification_token (identifier, token, expires)
          SELECT ${identifier}, ${tokenHash}, ${expires}
          WHERE (SELECT count(*) FROM verification_token WHERE identifier = ${identifier} AND expires > now()) < ${mostLinks}`)
        return rowCount === 1
      })
    },

    async dropLinkToken({ identifier, tokenHash }) {
      await pool.query(sql`DELETE FROM verification_token WHERE identifier = ${identifier} AND token = ${tokenHash}`)
    },

    async welcome(userId, email, { signUp, adminEmails }) {
      const address = email.toLowerCase()
      const isAdmin = adminEmails.includes(address)
      return inTransaction(pool, async (client) => {
        if (signUp === 'open' && !isAdmin) await client.query(coachAdded(address))
        await client.query(sql`
          UPDATE coach SET user_id = ${userId} WHERE email = ${address} AND user_id IS NULL AND exclusion IS NULL`)
        await client.query(sql`DELETE FROM verification_token WHERE identifier = ${address}`)
        if (!isAdmin) return { madeAdmin: false }
        await client.query(lockPerson(userId))
        const { rowCount } = await client.query(adminGranted(userId, { kind: 'machine' }))
        return { madeAdmin: rowCount === 1 }
      })
    },
  }
}

function coachAdded(email: string): Sql {
  const coachId = randomUUID() as CoachId
  const by = { kind: 'coach', id: coachId } as const
  return sql`
    WITH added AS (
      INSERT INTO coach (id, email) VALUES (${coachId}, ${email})
      ON CONFLICT DO NOTHING
      RETURNING id
    )
    ${insertDecision(toDecisionColumns({ kind: 'coach-added', coachId, by }))} FROM added`
}
