import type { Queries } from './queries'

/**
 * Gives an endpoint a new secret; the old one also signs for so many real seconds. Returns false without such an
 * endpoint.
 */
export async function rollSecret(db: Queries, id: string, secret: string, oldSeconds: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE webhook_endpoint SET old_secret = secret, old_secret_until = now() + make_interval(secs => $3), secret = $2
     WHERE id = $1`,
    [id, secret, oldSeconds],
  )
  return rowCount === 1
}
