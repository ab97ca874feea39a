import { Client, type ClientConfig } from 'pg'

/** Whether we speak to PostgreSQL itself, or to a pooler that may hand each transaction to another connection. */
export type Way = 'straight' | 'pooled'

const ways = new Map<string, Way>()
const asking = new Map<string, Promise<Way>>()

/** Milliseconds, so that whoever is in a hurry fails within three seconds also where nobody asked before. */
const limits = { connectionTimeoutMillis: 2_000, query_timeout: 900 }

/** The way to an address that was asked before; undefined for another. */
export function knownWay(config: ClientConfig): Way | undefined {
  return ways.get(addressOf(config))
}

/** Asks once for each address, however many want to know. */
export function findWay(config: ClientConfig, startup: Record<string, string>): Promise<Way> {
  const address = addressOf(config)
  const asked = asking.get(address) ?? ask(config, startup).finally(() => asking.delete(address))
  asking.set(address, asked)
  return asked
}

/**
 * PostgreSQL tells every connection the process that serves it; a pooler tells a number of
 * its own. Whoever is no PostgreSQL is taken for a pooler that promises nothing beyond a transaction.
 */
async function ask(config: ClientConfig, startup: Record<string, string>): Promise<Way> {
  // pg's pool hides the password from whoever copies its options.
  const client = new Asking({ ...config, password: config.password, ...limits }, startup)
  // What breaks while it says goodbye is of no interest; a question that fails says so itself.
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const way = rows[0]?.pid === client.processID ? 'straight' : 'pooled'
    ways.set(addressOf(config), way)
    return way
  } finally {
    void client.end().catch(() => {})
  }
}

/** Says no more at its start than any pooler takes. */
class Asking extends (Client as unknown as Startable) {
  constructor(
    config: ClientConfig,
    private readonly startup: Record<string, string>,
  ) {
    super(config)
  }

  override getStartupConf(): Record<string, string> {
    return withStartup(super.getStartupConf(), this.startup, 'pooled')
  }
}

/** pg's client, with what it says at the start of a connection; pg's types leave that out. */
export type Startable = new (
  config: ClientConfig,
) => Client & { getStartupConf(): Record<string, string>; processID: number }

/** What pg itself would say, and ours; time-outs are for PostgreSQL alone, a pooler refuses them. */
export function withStartup(said: Record<string, string>, ours: Record<string, string>, way: Way) {
  if (way === 'straight') return { ...said, ...ours }
  const { statement_timeout, lock_timeout, idle_in_transaction_session_timeout, ...taken } = said
  return { ...taken, ...ours }
}

function addressOf({ connectionString, host, port, user, database }: ClientConfig): string {
  return connectionString ?? JSON.stringify([host, port, user, database])
}
