/**
 * How every connection of ours speaks, whatever the database, the role or the server is set to: our statements, the
 * driver and Prisma read and write by it. Prisma writes times without a zone and reads them as UTC.
 * https://www.postgresql.org/docs/current/runtime-config-client.html
 */
export const sessionSettings: Readonly<Record<string, string>> = {
  client_encoding: 'UTF8',
  TimeZone: 'UTC',
  DateStyle: 'ISO, MDY',
  standard_conforming_strings: 'on',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  transform_null_equals: 'off',
  // Prisma names this schema in its statements; ours name none.
  search_path: 'public',
  // The guards of the store are written for it.
  default_transaction_isolation: 'read committed',
}

/** What a pooler takes at the start of a connection and keeps for each client: https://www.pgbouncer.org/config.html */
const keptByPoolers = ['client_encoding', 'TimeZone', 'DateStyle', 'standard_conforming_strings']

export const pooledSettings: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(sessionSettings).filter(([name]) => keptByPoolers.includes(name)),
)
