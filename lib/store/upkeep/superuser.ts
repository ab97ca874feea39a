import type { Database } from '../database'

/** True for a superuser, which no server needs. */
export async function isSuperuser({ pool }: Pick<Database, 'pool'>): Promise<boolean> {
  const { rows } = await pool.query<{ isSuper: boolean }>(
    'SELECT rolsuper AS "isSuper" FROM pg_roles WHERE rolname = current_user',
  )
  return rows[0]?.isSuper === true
}
