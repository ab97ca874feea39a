import { pooledSettings } from '../lib/store/postgres/session'
import { findWay } from '../lib/store/postgres/way'

/** Throws for a pooler: a migration's locks must last beyond one statement. */
export async function refusePooler(databaseUrl: string): Promise<void> {
  if ((await findWay({ connectionString: databaseUrl }, pooledSettings)) === 'straight') return
  throw new Error(
    'this address leads to a pooler, and migrations need PostgreSQL itself: name it in MIGRATION_DATABASE_URL.',
  )
}
