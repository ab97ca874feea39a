import type { Database } from '../database'
import { sql } from '../sql/sql'
import { hashSessionToken } from './session-token'

/** A session's person with current roles. */
export interface Person {
  userId: string
  email: string
  /** The coach's; null for none. */
  name: string | null
  /** The last known time zone; null for none. */
  zone: string | null
  /** Chosen in the account, as BCP 47; null for the browser's. */
  language: string | null
  /** Shown instead of the browser's; null: automatic. */
  chosenZone: string | null
  coachId: string | null
  adminSince: Date | null
  sessionBegunAt: Date
  /** False on the first request of a day. */
  isUsedToday: boolean
  expires: Date
}

export interface OwnSession {
  id: string
  /** As it called itself at sign-in; null: it did not say. */
  browser: string | null
  system: string | null
  begunAt: Date
  /** A calendar day in UTC: midnight. */
  usedOn: Date
  expires: Date
  /** Of the browser that asks. */
  isThis: boolean
}

export interface Sessions {
  /** null for a missing or expired session. Revoked roles are gone at once. */
  findPersonBySession(sessionToken: string, now: Date): Promise<Person | null>
  /** The browser's at a sign-in. null leaves the last one. */
  keepReader(sessionToken: string, reader: { zone: string | null; language: string | null }): Promise<void>
  keepBrowser(sessionToken: string, names: { browser: string | null; system: string | null }): Promise<void>
  /** Notes that it is used today. Safe to repeat. */
  noteUse(sessionToken: string): Promise<void>
  /** null: by the browser. */
  chooseLanguage(userId: string, language: string | null): Promise<void>
  /** null: automatic. */
  chooseZone(userId: string, zone: string | null): Promise<void>
  /** The person's sessions that are not over, newest first. */
  listSessions(userId: string, sessionToken: string): Promise<OwnSession[]>
  endSession(sessionToken: string): Promise<void>
  /** Returns whether the person had this session. */
  endSessionById(userId: string, id: string): Promise<boolean>
  /** Also invalidates the person's mailed links. */
  endOtherSessions(userId: string, sessionToken: string): Promise<void>
  /** Also invalidates the person's mailed links. */
  endAllSessions(userId: string): Promise<void>
}

export function createSessions({ pool, prisma }: Database): Sessions {
  return {
    async findPersonBySession(sessionToken, now) {
      const { rows } = await pool.query<Person>(sql`
        SELECT person.id AS "userId", person.email, coach.name, person.zone, person.chosen_zone AS "chosenZone",
          person.language, coach.id AS "coachId", admin.granted_at AS "adminSince",
          session.begun_at AS "sessionBegunAt", session.used_on >= CURRENT_DATE AS "isUsedToday", session.expires
        FROM session
        JOIN "user" person ON person.id = session.user_id
        LEFT JOIN coach ON coach.user_id = person.id AND coach.exclusion IS NULL
        LEFT JOIN admin ON admin.user_id = person.id
        WHERE session.session_token = ${hashSessionToken(sessionToken)} AND session.expires > ${now}`)
      return rows[0] ?? null
    },

    async keepReader(sessionToken, { zone, language }) {
      await pool.query(sql`
        UPDATE "user" SET zone = COALESCE(${zone}, zone), browser_language = COALESCE(${language}, browser_language)
        FROM session
        WHERE session.session_token = ${hashSessionToken(sessionToken)} AND session.user_id = "user".id
          AND ("user".zone IS DISTINCT FROM COALESCE(${zone}, zone)
            OR browser_language IS DISTINCT FROM COALESCE(${language}, browser_language))`)
    },

    async keepBrowser(sessionToken, { browser, system }) {
      await pool.query(sql`
        UPDATE session SET browser = ${browser}, system = ${system}
        WHERE session_token = ${hashSessionToken(sessionToken)}`)
    },

    async noteUse(sessionToken) {
      await pool.query(sql`
        UPDATE session SET used_on = CURRENT_DATE
        WHERE session_token = ${hashSessionToken(sessionToken)} AND used_on < CURRENT_DATE`)
    },

    async chooseLanguage(userId, language) {
      await pool.query(sql`UPDATE "user" SET language = ${language} WHERE id = ${userId}`)
    },

    async chooseZone(userId, zone) {
      await pool.query(sql`UPDATE "user" SET chosen_zone = ${zone} WHERE id = ${userId}`)
    },

    async listSessions(userId, sessionToken) {
      const { rows } = await pool.query<OwnSession>(sql`
        SELECT id, browser, system, begun_at AS "begunAt", expires,
          used_on::timestamp AT TIME ZONE 'UTC' AS "usedOn", session_token = ${hashSessionToken(sessionToken)} AS "isThis"
        FROM session
        WHERE user_id = ${userId} AND expires > now()
        ORDER BY begun_at DESC, id
        LIMIT 100`)
      return rows
    },

    async endSession(sessionToken) {
      await prisma.session.deleteMany({ where: { sessionToken: hashSessionToken(sessionToken) } })
    },

    async endSessionById(userId, id) {
      const { rowCount } = await pool.query(sql`DELETE FROM session WHERE id = ${id} AND user_id = ${userId}`)
      return rowCount === 1
    },

    async endOtherSessions(userId, sessionToken) {
      await pool.query(sql`
        WITH links AS (
          DELETE FROM verification_token USING "user" person
          WHERE person.id = ${userId} AND verification_token.identifier = person.email
        )
        DELETE FROM session WHERE user_id = ${userId} AND session_token <> ${hashSessionToken(sessionToken)}`)
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
