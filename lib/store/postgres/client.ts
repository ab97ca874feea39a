import { Client, type ClientConfig } from 'pg'
import { pooledSettings, sessionSettings } from './session'

/**
 * Applies `sessionSettings`: at connect, or through a pooler only what poolers keep, with no prepared statements and a
 * time-out in each transaction.
 */
export class OurClient extends (Client as unknown as Startable) {
  private kind: ServerKind = 'pooler'
  private readonly milliseconds: number

  constructor(private readonly config: ClientConfig) {
    super(config)
    this.milliseconds = Number(config.statement_timeout) || 0
  }

  get needsTransactions(): boolean {
    return this.kind === 'pooler' && this.milliseconds > 0
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
      this.kind === 'pooler' ? this.pooled(first) : first,
      ...rest,
    )
  }

  override getStartupConf(): Record<string, string> {
    return withStartup(super.getStartupConf(), this.kind === 'postgres' ? sessionSettings : pooledSettings, this.kind)
  }

  private async findAndConnect(): Promise<unknown> {
    this.kind = knownServerKind(this.config) ?? (await findServerKind(this.config, pooledSettings))
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
type ServerKind = 'postgres' | 'pooler'

const kinds = new Map<string, ServerKind>()
const asking = new Map<string, Promise<ServerKind>>()

const limits = { connectionTimeoutMillis: 2_000, query_timeout: 900 }

export function knownServerKind(config: ClientConfig): ServerKind | undefined {
  return kinds.get(addressOf(config))
}

export function findServerKind(config: ClientConfig, startup: Record<string, string>): Promise<ServerKind> {
  const address = addressOf(config)
  const asked = asking.get(address) ?? ask(config, startup).finally(() => asking.delete(address))
  asking.set(address, asked)
  return asked
}

/** A pooler reports no backend pid. Anything unknown counts as one. */
async function ask(config: ClientConfig, startup: Record<string, string>): Promise<ServerKind> {
  const client = new Asking({ ...config, password: config.password, ...limits }, startup)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const kind = rows[0]?.pid === client.processID ? 'postgres' : 'pooler'
    kinds.set(addressOf(config), kind)
    return kind
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
    return withStartup(super.getStartupConf(), this.startup, 'pooler')
  }
}

type Startable = new (config: ClientConfig) => Client & { getStartupConf(): Record<string, string>; processID: number }

/** Time-outs only for PostgreSQL: poolers refuse them. */
function withStartup(said: Record<string, string>, ours: Record<string, string>, kind: ServerKind) {
  if (kind === 'postgres') return { ...said, ...ours }
  const { statement_timeout, lock_timeout, idle_in_transaction_session_timeout, ...taken } = said
  return { ...taken, ...ours }
}

function addressOf({ connectionString, host, port, user, database }: ClientConfig): string {
  return connectionString ?? JSON.stringify([host, port, user, database])
}
