import { Client } from 'pg'

/**
 * Gives a database to a role that owns nothing else, as an operator does, and hands over what an earlier start created
 * as another role. Returns the role's address. Safe to repeat.
 */
export async function lendDatabase(databaseUrl: string, password: string, role = 'greenlight_app'): Promise<string> {
  const client = new Client(databaseUrl)
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
    const verb = rowCount === 0 ? 'CREATE' : 'ALTER'
    await client.query(
      `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`,
    )
    await client.query(
      `ALTER DATABASE ${client.escapeIdentifier(new URL(databaseUrl).pathname.slice(1))} OWNER TO ${role}`,
    )
    await client.query(handOverTo(role))
  } finally {
    await client.end()
  }
  return Object.assign(new URL(databaseUrl), { username: role, password }).toString()
}

const handOverTo = (role: string) => `
  DO $$
  DECLARE statement text;
  BEGIN
    FOR statement IN
      WITH own AS (
        SELECT oid, nspname, nspowner FROM pg_namespace
        WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
      )
      SELECT format('ALTER SCHEMA %I OWNER TO ${role}', nspname) FROM own WHERE nspname <> 'public'
      UNION ALL
      SELECT format('ALTER TABLE %s OWNER TO ${role}', c.oid::regclass) FROM pg_class c JOIN own ON own.oid = relnamespace
      WHERE relkind IN ('r', 'p', 'v', 'm') OR (relkind = 'S' AND NOT EXISTS (
        SELECT 1 FROM pg_depend WHERE objid = c.oid AND classid = 'pg_class'::regclass AND deptype IN ('a', 'i')))
      UNION ALL
      SELECT format('ALTER ROUTINE %s OWNER TO ${role}', p.oid::regprocedure) FROM pg_proc p JOIN own ON own.oid = pronamespace
      WHERE NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = p.oid AND classid = 'pg_proc'::regclass AND deptype = 'e')
      UNION ALL
      SELECT format('ALTER TYPE %s OWNER TO ${role}', t.oid::regtype) FROM pg_type t JOIN own ON own.oid = typnamespace
      WHERE typtype IN ('e', 'd')
    LOOP
      EXECUTE statement;
    END LOOP;
  END $$`
