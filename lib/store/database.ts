import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { PrismaClient } from './generated/client'
import { createPool } from './postgres/pool'

/** One PostgreSQL with two pools: patient for people, brisk for callers that retry. */
export interface Database {
  pool: Pool
  /** Answers or fails within two seconds, connecting included. */
  hotPool: Pool
  /** For the queue, whose slow maintenance must not block others. */
  queuePool: Pool
  prisma: PrismaClient
  close(): Promise<void>
}

/** The only pools for `url`; bundlers may load this module several times. */
export function database(url: string): Database {
  const known = databases.get(url)
  if (known !== undefined) return known
  const opened = open(url)
  databases.set(url, opened)
  return opened
}

const shared = globalThis as { greenlightDatabases?: Map<string, Database> }
shared.greenlightDatabases ??= new Map()
const databases = shared.greenlightDatabases

// The server gives up first, so that an abandoned statement does not commit later.
const patient = { max: 10, connectionTimeoutMillis: 2_000, statement_timeout: 9_000, query_timeout: 10_000 }
const brisk = { max: 8, connectionTimeoutMillis: 1_000, statement_timeout: 850, query_timeout: 1_000 }

/** Longer than any pause of background work, so that prepared connections stay open. */
const longestIdle = 60_000

function open(url: string): Database {
  const pool = createPool(url, { idleTimeoutMillis: longestIdle, ...patient })
  const hotPool = createPool(url, { idleTimeoutMillis: longestIdle, ...brisk })
  const queuePool = createPool(url, { max: 2, connectionTimeoutMillis: 2_000 })
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    pool,
    hotPool,
    queuePool,
    prisma,
    async close() {
      databases.delete(url)
      await prisma.$disconnect()
      await Promise.all([pool.end(), hotPool.end(), queuePool.end()])
    },
  }
}
