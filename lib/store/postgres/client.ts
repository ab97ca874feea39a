import { Client, type ClientConfig } from 'pg'
import { pooledSettings, sessionSettings } from './session'

/**
 * Applies `sessionSettings`: at connect, or through a pooler only what poolers keep, with no prepared statements and a
 * time-out in each transaction.
 */
export class OurClient extends (Client as unknown as Startable) {
  private way: Way = 'pooled'
  private readonly milliseconds: number

  constructor(private readonly config: ClientConfig) {
    super(config)
    this.milliseconds = Number(config.statement_timeout) || 0
  }

  get needsTransactions(): boolean {
    return this.way === 'pooled' && this.milliseconds > 0
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg's own answers a promise, or calls back.
  override connect(callback?: (...answer: any[]) => void): any {
    const connected = this.findAndConnect()
    if (callback === undefined) return connected
    connected.then(() => callback(null), callback)
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg's own has eight signatures, and each goes through as it came.
  override query(...asked: any[]): any {
    const [first, ...rest] = asked
    return (super.query as (...asked: unknown[]) => unknown)(
      this.way === 'pooled' ? this.pooled(first) : first,
      ...rest,
    )
  }

  override getStartupConf(): Record<string, string> {
    return withStartup(super.getStartupConf(), this.way === 'straight' ? sessionSettings : pooledSettings, this.way)
  }

  private async findAndConnect(): Promise<unknown> {
    this.way = knownWay(this.config) ?? (await findWay(this.config, pooledSettings))
    return super.connect()
  }

  private pooled(asked: unknown): unknown {
    if (typeof asked === 'string') return this.limited(asked)
    const { name, text } = asked as { name?: string; text?: string }
    if (name !== undefined) return { ...(asked as object), name: undefined }
    return text !== undefined && begins(text) ? { ...(asked as object), text: this.limited(text) } : asked
  }

  private limited(text: string): string {
    return this.needsTransactions && begins(text) ? `${text}; SET LOCAL statement_timeout = ${this.milliseconds}` : text
  }
}

const begins = (text: string) => /^BEGIN\b[^;]*$/i.test(text)

/** A pooler may switch connections between transactions. */
type Way = 'straight' | 'pooled'

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

type Startable = new (config: ClientConfig) => Client & { getStartupConf(): Record<string, string>; processID: number }

/** Time-outs only for PostgreSQL: poolers refuse them. */
function withStartup(said: Record<string, string>, ours: Record<string, string>, way: Way) {
  if (way === 'straight') return { ...said, ...ours }
  const { statement_timeout, lock_timeout, idle_in_transaction_session_timeout, ...taken } = said
  return { ...taken, ...ours }
}

function addressOf({ connectionString, host, port, user, database }: ClientConfig): string {
  return connectionString ?? JSON.stringify([host, port, user, database])
}
