import { Client, type ClientConfig } from 'pg'

/** A connection with fixed session settings, whatever the database, role or server sets. */
export class OurClient extends (Client as unknown as Startable) {
  override getStartupConf(): Record<string, string> {
    return { ...super.getStartupConf(), ...sessionSettings }
  }
}

/** https://www.postgresql.org/docs/current/runtime-config-client.html */
const sessionSettings = {
  application_name: 'local-stripe',
  client_encoding: 'UTF8',
  TimeZone: 'UTC',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
  transform_null_equals: 'off',
  search_path: 'public',
  default_transaction_isolation: 'read committed',
}

/** pg's types lack the client's startup parameters. */
type Startable = new (config?: string | ClientConfig) => Client & { getStartupConf(): Record<string, string> }
