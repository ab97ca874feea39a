import { Client, type ClientConfig } from 'pg'
import { pooledSettings, sessionSettings } from './session'
import { findWay, knownWay, type Startable, type Way, withStartup } from './way'

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
