import { randomUUID } from 'node:crypto'
import { hashSessionToken } from '../../lib/store/auth/session-token'
import { connected } from './connected'
import type { Installation } from './installation'

/** Signs an admin in and returns the request headers. */
export async function signInAdmin({ databaseUrl, settings }: Installation): Promise<{ cookie: string }> {
  const token = randomUUID()
  await connected(databaseUrl, async (client) => {
    await client.query(`INSERT INTO "user" (id, email) VALUES ('bench-admin', 'bench-admin@example.com')`)
    await client.query(`INSERT INTO admin (user_id) VALUES ('bench-admin')`)
    await client.query(
      `INSERT INTO session (id, session_token, user_id, expires) VALUES ($1, $2, 'bench-admin', now() + interval '1 day')`,
      [token, hashSessionToken(token)],
    )
  })
  return { cookie: `greenlight-session-${settings.PORT}=${token}` }
}
