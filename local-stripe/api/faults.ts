import type { Database } from '../store/database'
import { latencyOf, luckOf } from './fault-luck'
import { type Bucket, tokenBucket } from './token-bucket'

/** A failure arranged through the control API for requests to come. */
export interface Fault {
  kind: 'status' | 'timeout' | 'cut' | 'latency' | 'rate'
  /** Before the operation runs, or after it has. */
  when: 'before' | 'after'
  status: number
  code?: string
  message?: string
  /** Whether the failure is what the idempotency key remembers. */
  stored: boolean
  /** Of the requests it fits, how many it meets, 0 to 1. */
  share: number
  /** The same seed meets the same requests again, counted from when it was arranged or the server started. */
  seed: number
  latency?: Latency
  /** Of a rate: requests a second, per platform and operation; what is above is refused. */
  per_second?: number
}

/** Milliseconds: always the same, or heavy-tailed by its median and 99th percentile. */
export type Latency = { ms: number } | { median_ms: number; p99_ms: number; tail: 'log-normal' | 'pareto' }

export interface ArrangedFault {
  id: number
  method: string
  path: string
  effect: Fault
  /** How many requests it still meets; null: until it is lifted. */
  times: number | null
}

/** What befalls one request. */
export interface Taken {
  delay: number
  fault: Fault | null
}

export interface Faults {
  /** Null when none is arranged for the request, at no cost when none is arranged at all. */
  take(method: string, path: string, bucket: () => string): Promise<Taken> | null
  arrange(fault: Omit<ArrangedFault, 'id'>): Promise<ArrangedFault>
  list(): ArrangedFault[]
  /** False: there is no such fault. */
  lift(id: number): Promise<boolean>
  liftAll(): Promise<void>
}

interface Standing extends ArrangedFault {
  pattern: RegExp
  drawn: number
  bucket: Bucket
}

/** The arranged faults, kept in memory and, so that they outlive a restart, in the table. */
export async function openFaults(db: Database): Promise<Faults> {
  const { rows } = await db.query<ArrangedFault>(
    'SELECT id, method, path, effect, times FROM fault WHERE times IS NULL OR times > 0 ORDER BY id',
  )
  let standing = rows.map(stand)

  const meet = async (met: Standing[]): Promise<void> => {
    for (const fault of met) if (fault.times !== null) fault.times -= 1
    standing = standing.filter(({ times }) => times !== 0)
    const counted = met.filter(({ times }) => times !== null).map(({ id }) => id)
    if (counted.length > 0) await db.query('UPDATE fault SET times = times - 1 WHERE id = ANY($1)', [counted])
  }

  return {
    take(method, path, bucket) {
      if (standing.length === 0) return null
      const met: Standing[] = []
      let delay = 0
      let fault: Fault | null = null
      for (const each of standing) {
        const isLatency = each.effect.kind === 'latency'
        if (!fits(each, method, path) || (!isLatency && fault !== null) || !strikes(each, bucket)) continue
        met.push(each)
        if (isLatency) delay += latencyOf(each.effect, each.drawn)
        else fault = each.effect
      }
      return met.length === 0 ? null : meet(met).then(() => ({ delay, fault }))
    },
    async arrange({ method, path, effect, times }) {
      const made = await db.query<{ id: number }>(
        'INSERT INTO fault (method, path, effect, times) VALUES ($1, $2, $3, $4) RETURNING id',
        [method, path, JSON.stringify(effect), times],
      )
      const arranged = { id: made.rows[0]?.id ?? 0, method, path, effect, times }
      standing.push(stand(arranged))
      return arranged
    },
    list: () => standing.map(({ id, method, path, effect, times }) => ({ id, method, path, effect, times })),
    async lift(id) {
      const isStanding = standing.some((fault) => fault.id === id)
      standing = standing.filter((fault) => fault.id !== id)
      await db.query('DELETE FROM fault WHERE id = $1', [id])
      return isStanding
    },
    async liftAll() {
      standing = []
      await db.query('DELETE FROM fault')
    },
  }
}

function stand(fault: ArrangedFault): Standing {
  const parts = fault.path.split('*').map((part) => part.replace(/[.+?()[\]{}|^$\\]/g, '\\$&'))
  return {
    ...fault,
    effect: { ...fault.effect, share: fault.effect.share ?? 1, seed: fault.effect.seed ?? 1 },
    pattern: new RegExp(`^${parts.join('[^/]*')}$`),
    drawn: 0,
    bucket: tokenBucket(fault.effect.per_second ?? 0),
  }
}

function fits({ method, pattern }: Standing, asked: string, path: string): boolean {
  return (method === '*' || method === asked) && pattern.test(path)
}

/** Whether it befalls this request of those it fits. */
function strikes(fault: Standing, bucket: () => string): boolean {
  fault.drawn += 1
  if (fault.effect.kind === 'rate') return !fault.bucket.take(bucket())
  return luckOf(fault.effect, fault.drawn, 'share') < fault.effect.share
}
