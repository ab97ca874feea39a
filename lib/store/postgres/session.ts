/**
 * Prisma writes times without a zone and reads them as UTC.
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
  // Prisma names this schema.
  search_path: 'public',
  // The store's guards rely on it.
  default_transaction_isolation: 'read committed',
}

/** What poolers keep for each client: https://www.pgbouncer.org/config.html */
const keptByPoolers = ['client_encoding', 'TimeZone', 'DateStyle', 'standard_conforming_strings']

export const pooledSettings: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(sessionSettings).filter(([name]) => keptByPoolers.includes(name)),
)
