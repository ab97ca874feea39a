import { randomUUID } from 'node:crypto'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { adminGranted, lockPerson, wasRevoked } from './roles'

/** Who may sign in by themselves; addresses in lower case. */
export interface SignInRule {
  /** listed: only coaches somebody added; open: everyone, who so becomes a coach. */
  signUp: 'listed' | 'open'
  /** These become admins by signing in, unless they were revoked. */
  adminEmails: string[]
}

export interface LinkToken {
  identifier: string
  tokenHash: string
}

/** However many strangers name an address, it is sent so many letters in the time for which a link is good. */
export const mostLinks = 10

export interface SignIn {
  mayReceiveLink(email: string, rule: SignInRule): Promise<boolean>
  /**
   * Keeps the hash of a link that is about to be mailed, and drops this address's links that nobody used in time. False
   * when the address has as many as it may that are still good: whoever finds no new letter has one that works, and whoever
   * signed in, which ends them all, is sent the next one.
   */
  storeLinkToken(link: LinkToken & { expires: Date }): Promise<boolean>
  /** For a letter that could not be sent. */
  dropLinkToken(link: LinkToken): Promise<void>
  /**
   * Gives a person who just signed in what is theirs, and ends every link that was mailed to them before. Safe to repeat,
   * and under several servers at once. Answers whether this made an admin of them.
   */
  welcome(userId: string, email: string, rule: SignInRule): Promise<{ madeAdmin: boolean }>
}

export function createSignIn({ pool }: Database): SignIn {
  return {
    async mayReceiveLink(email, { signUp, adminEmails }) {
      const address = email.toLowerCase()
      if (signUp === 'open') return true
      const { rows } = await pool.query<{ known: boolean }>(sql`
        SELECT EXISTS (SELECT FROM coach WHERE email = ${address})
          OR EXISTS (SELECT FROM admin JOIN "user" person ON person.id = admin.user_id WHERE person.email = ${address})
          OR (${adminEmails.includes(address)}::boolean AND NOT EXISTS (
            SELECT FROM "user" person WHERE person.email = ${address} AND ${wasRevoked(sql`person.id`)}))
          AS known`)
      return rows[0]?.known === true
    },

    async storeLinkToken({ identifier, tokenHash, expires }) {
      return inTransaction(pool, async (client) => {
        // Those who ask for one address at once are counted one after the other.
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
          UPDATE coach SET user_id = ${userId} WHERE email = ${address} AND user_id IS NULL`)
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
