import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../database'
import { type DatabaseTrouble, troubleOf } from '../postgres/connection-errors'
import { sessionSettings } from '../postgres/session'

/** `detail` names the setting, table or migration. */
export type DatabaseState =
  | { kind: 'ready' }
  | { kind: 'not-ready'; reason: DatabaseTrouble | 'behind' | 'set-otherwise'; detail: string | null }

/** One check until it has rested, however many ask. Answers within three seconds and throws only our own bugs. */
export function createDatabaseCheck(
  database: Pick<Database, 'briskPool'>,
  restMilliseconds: number,
): () => Promise<DatabaseState> {
  let asked: Promise<DatabaseState> | null = null
  const forget = () => {
    asked = null
  }
  return () => {
    if (asked !== null) return asked
    asked = check(database)
    const rest = () => setTimeout(forget, restMilliseconds).unref()
    asked.then(rest, forget)
    return asked
  }
}

async function check({ briskPool }: Pick<Database, 'briskPool'>): Promise<DatabaseState> {
  try {
    const { rows } = await briskPool.query<Seen>(question)
    return judge(rows[0] as Seen, await expectedMigrations())
  } catch (error) {
    const reason = troubleOf(error)
    if (reason === null) throw error
    return notReady(reason, detailOf(error))
  }
}

interface Seen {
  settings: Record<string, string>
  isReadOnly: boolean
  applied: string[]
  /** A table this role may not use. */
  closed: string | null
  hasQueue: boolean
}

const question = `
  SELECT (SELECT jsonb_object_agg(name, current_setting(name)) FROM unnest(ARRAY[${Object.keys(sessionSettings)
    .map((name) => `'${name}'`)
    .join(
      ', ',
    )}]) AS name) || jsonb_build_object('search_path', array_to_string(current_schemas(false), ',')) AS settings,
    pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS "isReadOnly",
    (SELECT coalesce(array_agg(migration_name), '{}') FROM public._prisma_migrations WHERE finished_at IS NOT NULL) AS applied,
    (SELECT schema.nspname || '.' || relname FROM pg_class JOIN pg_namespace schema ON schema.oid = relnamespace
      WHERE relkind IN ('r', 'p') AND schema.nspname IN ('public', 'pgboss') AND relname <> '_prisma_migrations'
        AND NOT (has_schema_privilege(schema.oid, 'USAGE') AND has_table_privilege(pg_class.oid, 'SELECT')
          AND has_table_privilege(pg_class.oid, 'INSERT')
          AND (relname = 'decision' OR has_table_privilege(pg_class.oid, 'UPDATE')))
      ORDER BY 1 LIMIT 1) AS closed,
    EXISTS (SELECT FROM pg_namespace WHERE nspname = 'pgboss') OR has_database_privilege(current_database(), 'CREATE')
      AS "hasQueue"`

function judge(seen: Seen, expected: string[]): DatabaseState {
  const otherwise = Object.keys(sessionSettings).find((name) => seen.settings[name] !== sessionSettings[name])
  if (otherwise !== undefined)
    return notReady('set-otherwise', `${otherwise} = ${seen.settings[otherwise] || 'nothing that exists'}`)
  const missing = expected.find((name) => !seen.applied.includes(name))
  if (missing !== undefined) return notReady('behind', missing)
  if (seen.closed !== null) return notReady('no-rights', seen.closed)
  if (!seen.hasQueue) return notReady('behind', 'pgboss')
  return seen.isReadOnly ? notReady('read-only', null) : { kind: 'ready' }
}

function notReady(reason: (DatabaseState & { kind: 'not-ready' })['reason'], detail: string | null): DatabaseState {
  return { kind: 'not-ready', reason, detail }
}

/** Node's code is clearer than its message; PostgreSQL's message is clearer than its code. */
function detailOf(error: unknown): string | null {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  if (typeof code === 'string' && code.startsWith('E')) return code
  return typeof message === 'string' && message !== '' ? message : null
}

/** This release's migrations; empty when deployed without them. */
async function expectedMigrations(): Promise<string[]> {
  const entries = await readdir(join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations'), {
    withFileTypes: true,
  }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
}
