import { randomUUID } from 'node:crypto'
import type { CoachId } from '@/lib/payouts/ids'
import type { Database } from './database'
import { insertDecision, toDecisionColumns } from './decision-columns'
import { adminGranted } from './roles'
import { type Sql, sql } from './sql'
import { inTransaction } from './transaction'

/** Who may sign in by themselves; addresses in lower case. */
export interface SignInRule {
  /** listed: only coaches somebody added; open: everyone, who so becomes a coach. */
  signUp: 'listed' | 'open'
  adminEmails: string[]
}

export interface SignIn {
  mayReceiveLink(email: string, rule: SignInRule): Promise<boolean>
  /** Keeps the hash of a mailed link, and drops this address's links that nobody used in time. */
  storeLinkToken(link: { identifier: string; tokenHash: string; expires: Date }): Promise<void>
  /** Gives a person who just signed in what is theirs. Safe to repeat, and under several servers at once. */
  welcome(userId: string, email: string, rule: SignInRule): Promise<void>
}

export function createSignIn({ pool }: Database): SignIn {
  return {
    async mayReceiveLink(email, { signUp, adminEmails }) {
      const address = email.toLowerCase()
      if (signUp === 'open' || adminEmails.includes(address)) return true
      const { rows } = await pool.query<{ known: boolean }>(sql`
        SELECT EXISTS (SELECT FROM coach WHERE email = ${address})
          OR EXISTS (SELECT FROM admin JOIN "user" person ON person.id = admin.user_id WHERE person.email = ${address})
          AS known`)
      return rows[0]?.known === true
    },

    async storeLinkToken({ identifier, tokenHash, expires }) {
      await pool.query(sql`
        WITH dropped AS (DELETE FROM verification_token WHERE identifier = ${identifier} AND expires <= now())
        INSERT INTO verification_token (identifier, token, expires) VALUES (${identifier}, ${tokenHash}, ${expires})`)
    },

    async welcome(userId, email, { signUp, adminEmails }) {
      const address = email.toLowerCase()
      const isAdmin = adminEmails.includes(address)
      await inTransaction(pool, async (client) => {
        if (signUp === 'open' && !isAdmin) await client.query(coachAdded(address))
        await client.query(sql`
          UPDATE coach SET user_id = ${userId} WHERE email = ${address} AND user_id IS NULL`)
        if (isAdmin) await client.query(adminGranted(userId, { kind: 'machine' }))
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
