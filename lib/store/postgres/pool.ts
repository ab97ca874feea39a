import { Pool, type PoolConfig } from 'pg'
import { findServerKind, knownServerKind, OurClient } from './client'
import { pooledSettings } from './session'

/** Applies `sessionSettings`, also through a pooler. */
export function createPool(url: string, limits: PoolConfig = {}): Pool {
  const pool = new OurPool({ connectionString: url, fallback_application_name: 'greenlight', ...limits })
  // An unhandled 'error' ends the process; the pool has dropped it already.
  pool.on('error', () => {})
  return pool
}

class OurPool extends Pool {
  constructor(private readonly config: PoolConfig) {
    super({ ...config, Client: OurClient as never })
  }

  /** Connecting keeps its full time-out. */
  // biome-ignore lint/suspicious/noExplicitAny: pg's own answers a promise, or calls back.
  override connect(callback?: (...answer: any[]) => void): any {
    const connect = super.connect.bind(this) as (callback?: unknown) => unknown
    if (knownServerKind(this.config) !== undefined) return connect(callback)
    const found = findServerKind(this.config, pooledSettings)
    if (callback === undefined) return found.then(() => connect())
    found.then(() => connect(callback), callback)
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg's own has eight signatures, and each goes through as it came.
  override query(...asked: any[]): any {
    if (knownServerKind(this.config) === 'postgres') return (super.query as (...asked: unknown[]) => unknown)(...asked)
    return this.queryAlone(asked)
  }

  private async queryAlone(asked: unknown[]): Promise<unknown> {
    const client = (await this.connect()) as unknown as OurClient & { release(broken?: boolean): void }
    // An unhandled 'error' ends the process.
    client.on('error', ignore)
    try {
      const answer = client.needsTransactions ? await inTransaction(client, asked) : await client.query(...asked)
      client.off('error', ignore)
      client.release()
      return answer
    } catch (error) {
      client.release(true)
      throw error
    }
  }
}

async function inTransaction(client: OurClient, asked: unknown[]): Promise<unknown> {
  await client.query('BEGIN')
  const answer = await client.query(...asked)
  await client.query('COMMIT')
  return answer
}

const ignore = () => {}
