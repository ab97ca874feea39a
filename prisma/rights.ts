import type { Client } from 'pg'
import { OurClient } from '../lib/store/postgres/client'

export interface Roles {
  /** The app's and workers' role. */
  app?: string
  /** The role for dumps. */
  backup?: string
}

/**
 * Grants each role its rights, future tables included. Run it as the owner after migrating; safe to repeat. Throws one
 * sentence when something has another owner, since a dump would fail too.
 */
export async function grantRights(databaseUrl: string, { app, backup }: Roles): Promise<void> {
  const owner = new OurClient({ connectionString: databaseUrl })
  await owner.connect()
  try {
    await refuseForeignTables(owner)
    const statements = [...(app === undefined ? [] : toApp), ...(backup === undefined ? [] : toBackup)]
    const roles = { APP: owner.escapeIdentifier(app ?? ''), BACKUP: owner.escapeIdentifier(backup ?? '') }
    const named = statements.map((each) =>
      each.replace(/\b(APP|BACKUP)\b/g, (role) => roles[role as keyof typeof roles]),
    )
    await owner.query(`BEGIN; ${named.join('; ')}; COMMIT`)
  } finally {
    await owner.end()
  }
}

const schemas = 'SCHEMA public, pgboss'

/** Reads and writes, no DDL. Decisions, their seals, former addresses and accounts are append-only, migrations read-only. */
const toApp = [
  `GRANT USAGE ON ${schemas} TO APP`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN ${schemas} TO APP`,
  `GRANT USAGE, SELECT ON ALL SEQUENCES IN ${schemas} TO APP`,
  `GRANT EXECUTE ON ALL FUNCTIONS IN ${schemas} TO APP`,
  `REVOKE UPDATE, DELETE ON decision, decision_seal, former_email, former_account, coach_edit FROM APP`,
  `REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM APP`,
  `ALTER DEFAULT PRIVILEGES IN ${schemas} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO APP`,
  `ALTER DEFAULT PRIVILEGES IN ${schemas} GRANT USAGE, SELECT ON SEQUENCES TO APP`,
]

const toBackup = [
  `GRANT USAGE ON ${schemas} TO BACKUP`,
  `GRANT SELECT ON ALL TABLES IN ${schemas} TO BACKUP`,
  `GRANT SELECT ON ALL SEQUENCES IN ${schemas} TO BACKUP`,
  `ALTER DEFAULT PRIVILEGES IN ${schemas} GRANT SELECT ON TABLES TO BACKUP`,
  `ALTER DEFAULT PRIVILEGES IN ${schemas} GRANT SELECT ON SEQUENCES TO BACKUP`,
]

async function refuseForeignTables(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string; other: string; us: string }>(`
    SELECT schema.nspname || '.' || class.relname AS name, pg_get_userbyid(class.relowner) AS other, current_user AS us
    FROM pg_class class JOIN pg_namespace schema ON schema.oid = class.relnamespace
    WHERE schema.nspname IN ('public', 'pgboss') AND class.relkind IN ('r', 'p', 'S', 'v', 'm')
      AND NOT pg_has_role(class.relowner, 'USAGE')
    ORDER BY 1 LIMIT 1`)
  const [found] = rows
  if (found === undefined) return
  const { name, other, us } = found
  throw new Error(`${name} belongs to ${other}: as a superuser, in this database, REASSIGN OWNED BY ${other} TO ${us}.`)
}
