import type { Database } from '../database'
import { sql } from '../sql/sql'
import { hashSessionToken } from './session-token'

/** A session's person with current roles. */
export interface Person {
  userId: string
  email: string
  /** The last known time zone; null for none. */
  zone: string | null
  coachId: string | null
  adminSince: Date | null
  sessionBegunAt: Date
  expires: Date
}

export interface Sessions {
  /** null for a missing or expired session. Revoked roles are gone at once. */
  findPersonBySession(sessionToken: string, now: Date): Promise<Person | null>
  keepZone(sessionToken: string, zone: string): Promise<void>
  endSession(sessionToken: string): Promise<void>
  /** Also invalidates the person's mailed links. */
  endAllSessions(userId: string): Promise<void>
}

export function createSessions({ pool, prisma }: Database): Sessions {
  return {
    async findPersonBySession(sessionToken, now) {
      const { rows } = await pool.query<Person>(sql`
        SELECT person.id AS "userId", person.email, person.zone, coach.id AS "coachId", admin.granted_at AS "adminSince",
          session.begun_at AS "sessionBegunAt", session.expires
        FROM session
        JOIN "user" person ON person.id = session.user_id
        LEFT JOIN coach ON coach.user_id = person.id
        LEFT JOIN admin ON admin.user_id = person.id
        WHERE session.session_token = ${hashSessionToken(sessionToken)} AND session.expires > ${now}`)
      return rows[0] ?? null
    },

    async keepZone(sessionToken, zone) {
      await pool.query(sql`
        UPDATE "user" SET zone = ${zone} FROM session
        WHERE session.session_token = ${hashSessionToken(sessionToken)} AND session.user_id = "user".id
          AND "user".zone IS DISTINCT FROM ${zone}`)
    },

    async endSession(sessionToken) {
      await prisma.session.deleteMany({ where: { sessionToken: hashSessionToken(sessionToken) } })
    },

    async endAllSessions(userId) {
      await pool.query(sql`
        WITH links AS (
          DELETE FROM verification_token USING "user" person
          WHERE person.id = ${userId} AND verification_token.identifier = person.email
        )
        DELETE FROM session WHERE user_id = ${userId}`)
    },
  }
}
