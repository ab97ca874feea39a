import type { Database } from '../../store/database'
import type { Fault } from './fault'
import { latencyOf, randomOf } from './fault-random'
import { type Bucket, tokenBucket } from './token-bucket'

export interface ArrangedFault {
  id: number
  /** The platform whose requests fail; null for all. */
  platform: string | null
  method: string
  path: string
  effect: Fault
  /** How many more requests fail; null until lifted. */
  times: number | null
}

/** What happens to one request. */
export interface Taken {
  delay: number
  fault: Fault | null
}

export interface Faults {
  /** Null when no fault matches; costs nothing when none is arranged. */
  take(request: Asked, bucket: () => string): Promise<Taken> | null
  arrange(fault: Omit<ArrangedFault, 'id'>): Promise<ArrangedFault>
  /** With a platform, only its faults. */
  list(platform: string | null): ArrangedFault[]
  /** False when the platform has no such fault. */
  lift(id: number, platform: string | null): Promise<boolean>
  /** With a platform, only its faults. */
  liftAll(platform: string | null): Promise<void>
}

/** The parts of a request that faults match on. */
export interface Asked {
  platform: string | null
  method: string
  path: string
}

interface LastingFault extends ArrangedFault {
  pattern: RegExp
  drawn: number
  bucket: Bucket
}

/** Faults live in memory, and in a table so that they survive a restart. */
export async function openFaults(db: Database): Promise<Faults> {
  const { rows } = await db.query<ArrangedFault>(
    'SELECT id, platform, method, path, effect, times FROM fault WHERE times IS NULL OR times > 0 ORDER BY id',
  )
  let lasting = rows.map(stand)

  const meet = async (met: LastingFault[]): Promise<void> => {
    for (const fault of met) if (fault.times !== null) fault.times -= 1
    lasting = lasting.filter(({ times }) => times !== 0)
    const counted = met.filter(({ times }) => times !== null).map(({ id }) => id)
    if (counted.length > 0) await db.query('UPDATE fault SET times = times - 1 WHERE id = ANY($1)', [counted])
  }

  return {
    take(request, bucket) {
      if (lasting.length === 0) return null
      const met: LastingFault[] = []
      let delay = 0
      let fault: Fault | null = null
      for (const each of lasting) {
        const isLatency = each.effect.kind === 'latency'
        if (!fits(each, request) || (!isLatency && fault !== null) || !strikes(each, bucket)) continue
        met.push(each)
        if (isLatency) delay += latencyOf(each.effect, each.drawn)
        else fault = each.effect
      }
      return met.length === 0 ? null : meet(met).then(() => ({ delay, fault }))
    },
    async arrange({ platform, method, path, effect, times }) {
      const made = await db.query<{ id: number }>(
        'INSERT INTO fault (platform, method, path, effect, times) VALUES ($1, $2, $3, $4, $5) RETURNING id',
        [platform, method, path, JSON.stringify(effect), times],
      )
      const arranged = { id: made.rows[0]?.id ?? 0, platform, method, path, effect, times }
      lasting.push(stand(arranged))
      return arranged
    },
    list: (platform) =>
      lasting
        .filter((fault) => isOf(fault, platform))
        .map(({ id, platform, method, path, effect, times }) => ({ id, platform, method, path, effect, times })),
    async lift(id, platform) {
      const lifted = lasting.find((fault) => fault.id === id && isOf(fault, platform))
      if (lifted === undefined) return false
      lasting = lasting.filter((fault) => fault !== lifted)
      await db.query('DELETE FROM fault WHERE id = $1', [id])
      return true
    },
    async liftAll(platform) {
      lasting = lasting.filter((fault) => !isOf(fault, platform))
      await db.query('DELETE FROM fault WHERE $1::text IS NULL OR platform = $1', [platform])
    },
  }
}

function stand(fault: ArrangedFault): LastingFault {
  const parts = fault.path.split('*').map((part) => part.replace(/[.+?()[\]{}|^$\\]/g, '\\$&'))
  return {
    ...fault,
    effect: { ...fault.effect, share: fault.effect.share ?? 1, seed: fault.effect.seed ?? 1 },
    pattern: new RegExp(`^${parts.join('[^/]*')}$`),
    drawn: 0,
    bucket: tokenBucket(fault.effect.per_second ?? 0),
  }
}

/** Without a platform, every fault matches. */
function isOf(fault: ArrangedFault, platform: string | null): boolean {
  return platform === null || fault.platform === platform
}

function fits({ platform, method, pattern }: LastingFault, asked: Asked): boolean {
  const isTheirs = platform === null || platform === asked.platform
  return isTheirs && (method === '*' || method === asked.method) && pattern.test(asked.path)
}

/** Decides whether a matching request fails. */
function strikes(fault: LastingFault, bucket: () => string): boolean {
  fault.drawn += 1
  if (fault.effect.kind === 'rate') return !fault.bucket.take(bucket())
  return randomOf(fault.effect, fault.drawn, 'share') < fault.effect.share
}
