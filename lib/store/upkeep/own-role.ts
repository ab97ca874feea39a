import type { Database } from '../database'

/** Whether the role we come as may do anything on the whole server, which no server of ours needs. */
export async function isSuperuser({ pool }: Pick<Database, 'pool'>): Promise<boolean> {
  const { rows } = await pool.query<{ isSuper: boolean }>(
    'SELECT rolsuper AS "isSuper" FROM pg_roles WHERE rolname = current_user',
  )
  return rows[0]?.isSuper === true
}
