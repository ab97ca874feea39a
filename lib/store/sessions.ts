import type { Database } from './database'
import { sql } from './sql'

/** The person a session belongs to, with the roles as they stand at this moment. */
export interface Person {
  userId: string
  email: string
  coachId: string | null
  adminSince: Date | null
  sessionBegunAt: Date
  expires: Date
}

export interface Sessions {
  /** null when there is no such session or it is over; a role revoked a moment ago is already gone. */
  findPersonBySession(sessionToken: string, now: Date): Promise<Person | null>
  endSession(sessionToken: string): Promise<void>
  endAllSessions(userId: string): Promise<void>
}

export function createSessions({ pool, prisma }: Database): Sessions {
  return {
    async findPersonBySession(sessionToken, now) {
      const { rows } = await pool.query<Person>(sql`
        SELECT person.id AS "userId", person.email, coach.id AS "coachId", admin.granted_at AS "adminSince",
          session.begun_at AS "sessionBegunAt", session.expires
        FROM session
        JOIN "user" person ON person.id = session.user_id
        LEFT JOIN coach ON coach.user_id = person.id
        LEFT JOIN admin ON admin.user_id = person.id
        WHERE session.session_token = ${sessionToken} AND session.expires > ${now}`)
      return rows[0] ?? null
    },

    async endSession(sessionToken) {
      await prisma.session.deleteMany({ where: { sessionToken } })
    },

    async endAllSessions(userId) {
      await prisma.session.deleteMany({ where: { userId } })
    },
  }
}
