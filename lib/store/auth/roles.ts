import { randomUUID } from 'node:crypto'
import type { DecidedBy } from '@/lib/payouts/decisions/decision'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

export interface Roles {
  /** Makes an admin of the person, known or not. Returns false when they are one. */
  grantAdmin(email: string, by: DecidedBy): Promise<boolean>
  /**
   * Takes effect at once, because every guard reads the table. Only a grant makes them an admin again, even if the
   * settings name them. False when nobody of this address is an admin, nor would become one by signing in.
   * @param isNamed whether the settings name the address, so that signing in would make it an admin
   */
  revokeAdmin(email: string, by: DecidedBy, isNamed: boolean): Promise<boolean>
  hasAdmins(): Promise<boolean>
}

export function createRoles({ pool }: Database): Roles {
  return {
    grantAdmin: (email, by) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ id: string }>(person(email))
        const [{ id }] = rows as [{ id: string }]
        await client.query(sql`DELETE FROM admin_revocation WHERE user_id = ${id}`)
        const { rowCount } = await client.query(adminGranted(id, by))
        return rowCount === 1
      }),

    revokeAdmin: (email, by, isNamed) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ id: string }>(isNamed ? person(email) : known(email))
        const [found] = rows
        if (found === undefined) return false
        const { rowCount: ended } = await client.query(sql`DELETE FROM admin WHERE user_id = ${found.id}`)
        if (ended === 0 && !isNamed) return false
        const { rowCount: noted } = await client.query(sql`
          INSERT INTO admin_revocation (user_id) VALUES (${found.id}) ON CONFLICT DO NOTHING`)
        if (ended === 0 && noted === 0) return false
        await client.query(insertDecision(roleChanged(found.id, by, false)))
        return true
      }),

    async hasAdmins() {
      const { rowCount } = await pool.query(sql`SELECT FROM admin LIMIT 1`)
      return rowCount === 1
    },
  }
}

/** Creates a missing person. Concurrent grants and revocations wait for each other. */
function person(email: string): Sql {
  return sql`
    INSERT INTO "user" (id, email) VALUES (${randomUUID()}, ${email.toLowerCase()})
    ON CONFLICT (email) DO UPDATE SET email = excluded.email
    RETURNING id`
}

function known(email: string): Sql {
  return sql`SELECT id FROM "user" WHERE email = ${email.toLowerCase()} FOR UPDATE`
}

/** Waits for a concurrent grant or revocation, so that later statements see it. */
export function lockPerson(userId: string): Sql {
  return sql`SELECT FROM "user" WHERE id = ${userId} FOR UPDATE`
}

/** Revoked and not granted since. */
export const wasRevoked = (userId: Sql): Sql => sql`EXISTS (SELECT FROM admin_revocation WHERE user_id = ${userId})`

/** Safe to repeat: records nothing for an existing admin or a revoked one. */
export function adminGranted(userId: string, by: DecidedBy): Sql {
  return sql`
    WITH granted AS (
      INSERT INTO admin (user_id)
      SELECT ${userId} WHERE NOT ${wasRevoked(sql`${userId}`)}
      ON CONFLICT DO NOTHING
      RETURNING user_id
    )
    ${insertDecision(roleChanged(userId, by, true))} FROM granted`
}

function roleChanged(userId: string, by: DecidedBy, granted: boolean) {
  return toDecisionColumns({ kind: 'role-changed', userId, by, role: 'admin', granted })
}
