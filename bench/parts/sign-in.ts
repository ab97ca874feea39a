import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { hashSessionToken } from '../../lib/store/auth/session-token'
import { connected } from './connected'
import type { Installation } from './installation'

/** Signs an admin in and returns the request headers. */
export function signInAdmin(installation: Installation): Promise<{ cookie: string }> {
  return signIn(installation, 'bench-admin', (client, id) =>
    client.query('INSERT INTO admin (user_id) VALUES ($1)', [id]),
  )
}

/** Signs the coach in and returns the request headers. */
export function signInCoach(installation: Installation, coachId: string): Promise<{ cookie: string }> {
  return signIn(installation, `bench-${coachId}`, (client, id) =>
    client.query('UPDATE coach SET user_id = $1 WHERE id = $2', [id, coachId]),
  )
}

async function signIn(
  { databaseUrl, settings }: Installation,
  userId: string,
  become: (client: Client, userId: string) => Promise<unknown>,
): Promise<{ cookie: string }> {
  const token = randomUUID()
  await connected(databaseUrl, async (client) => {
    await client.query('INSERT INTO "user" (id, email) VALUES ($1, $2)', [userId, `${userId}@example.com`])
    await become(client, userId)
    await client.query(
      `INSERT INTO session (id, session_token, user_id, expires) VALUES ($1, $2, $3, now() + interval '1 day')`,
      [token, hashSessionToken(token), userId],
    )
  })
  return { cookie: `greenlight-session-${settings.PORT}=${token}` }
}
