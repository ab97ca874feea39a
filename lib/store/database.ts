import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool, PoolConfig } from 'pg'
import { PrismaClient } from './generated/client'
import { createPool } from './postgres/pool'

/** One PostgreSQL with two pools: patient for people, brisk for callers that retry. */
export interface Database {
  pool: Pool
  /** Answers or fails within two seconds, connecting included. */
  briskPool: Pool
  /** For the queue, whose slow maintenance must not block others. */
  queuePool: Pool
  prisma: PrismaClient
  close(): Promise<void>
}

export interface PoolLimits {
  connections: number
  connectMilliseconds: number
  statementMilliseconds?: number
  queryMilliseconds?: number
}

export interface DatabaseLimits {
  patient: PoolLimits
  brisk: PoolLimits
  queue: PoolLimits
  idleMilliseconds: number
}

/** The only pools for `url`, with the first one's limits; bundlers may load this module several times. */
export function database(url: string, limits: DatabaseLimits): Database {
  const known = databases.get(url)
  if (known !== undefined) return known
  const opened = open(url, limits)
  databases.set(url, opened)
  return opened
}

const shared = globalThis as { greenlightDatabases?: Map<string, Database> }
shared.greenlightDatabases ??= new Map()
const databases = shared.greenlightDatabases

function open(url: string, { patient, brisk, queue, idleMilliseconds }: DatabaseLimits): Database {
  const pool = createPool(url, { ...toPoolConfig(patient), idleTimeoutMillis: idleMilliseconds })
  const briskPool = createPool(url, { ...toPoolConfig(brisk), idleTimeoutMillis: idleMilliseconds })
  const queuePool = createPool(url, toPoolConfig(queue))
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    pool,
    briskPool,
    queuePool,
    prisma,
    async close() {
      databases.delete(url)
      await prisma.$disconnect()
      await Promise.all([pool.end(), briskPool.end(), queuePool.end()])
    },
  }
}

function toPoolConfig(limits: PoolLimits): PoolConfig {
  return {
    max: limits.connections,
    connectionTimeoutMillis: limits.connectMilliseconds,
    statement_timeout: limits.statementMilliseconds,
    query_timeout: limits.queryMilliseconds,
  }
}
