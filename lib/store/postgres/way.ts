import { Client, type ClientConfig } from 'pg'

/** A pooler may switch connections between transactions. */
export type Way = 'straight' | 'pooled'

const ways = new Map<string, Way>()
const asking = new Map<string, Promise<Way>>()

const limits = { connectionTimeoutMillis: 2_000, query_timeout: 900 }

export function knownWay(config: ClientConfig): Way | undefined {
  return ways.get(addressOf(config))
}

export function findWay(config: ClientConfig, startup: Record<string, string>): Promise<Way> {
  const address = addressOf(config)
  const asked = asking.get(address) ?? ask(config, startup).finally(() => asking.delete(address))
  asking.set(address, asked)
  return asked
}

/** A pooler reports no backend pid. Anything unknown counts as one. */
async function ask(config: ClientConfig, startup: Record<string, string>): Promise<Way> {
  const client = new Asking({ ...config, password: config.password, ...limits }, startup)
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

/** Any pooler accepts its parameters. */
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

export type Startable = new (
  config: ClientConfig,
) => Client & { getStartupConf(): Record<string, string>; processID: number }

/** Time-outs only for PostgreSQL: poolers refuse them. */
export function withStartup(said: Record<string, string>, ours: Record<string, string>, way: Way) {
  if (way === 'straight') return { ...said, ...ours }
  const { statement_timeout, lock_timeout, idle_in_transaction_session_timeout, ...taken } = said
  return { ...taken, ...ours }
}

function addressOf({ connectionString, host, port, user, database }: ClientConfig): string {
  return connectionString ?? JSON.stringify([host, port, user, database])
}
