import type { Client } from 'pg'
import { OurClient } from '../lib/store/postgres/client'

/**
 * Lets a failed migration run again. Each migration is one transaction that records its own success, so one that
 * recorded nothing left nothing. Waits for other migrators.
 */
export async function forgetFailedMigrations(databaseUrl: string): Promise<void> {
  const client = new OurClient({ connectionString: databaseUrl, options: '-c statement_timeout=0' })
  await client.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(${enginesLock})`)
    if (await hasMigrations(client)) await client.query(settle)
  } finally {
    await client.end()
  }
}

/** The last statement in a migration's own transaction. */
export const noteThatItRan = `
;UPDATE "_prisma_migrations" SET "applied_steps_count" = 1 WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL;`

const settle = `
  UPDATE "_prisma_migrations" SET
    "finished_at" = CASE WHEN "applied_steps_count" > 0 THEN now() END,
    "rolled_back_at" = CASE WHEN "applied_steps_count" = 0 THEN now() END
  WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL`

const enginesLock = 72_707_369

async function hasMigrations(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS found`,
  )
  return rows[0]?.found === true
}
