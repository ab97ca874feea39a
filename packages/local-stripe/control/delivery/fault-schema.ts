import { z } from 'zod'
import type { ArrangedFault } from '../../api/faults/faults'

const milliseconds = z.number().min(0).max(60_000)

const latency = z.union([
  z.strictObject({ ms: milliseconds }),
  z.strictObject({
    median_ms: milliseconds.min(1),
    p99_ms: milliseconds.min(1),
    tail: z.enum(['log-normal', 'pareto']).default('log-normal'),
  }),
])

/** A fault hits one request. With a share, a latency or a rate it hits all until it is lifted. */
export const faultSchema = z
  .strictObject({
    method: z.string().default('*'),
    path: z.string(),
    kind: z.enum(['status', 'timeout', 'cut', 'latency', 'rate']),
    status: z.number().int().min(400).max(599).optional(),
    code: z.string().optional(),
    message: z.string().optional(),
    when: z.enum(['before', 'after']).default('before'),
    stored: z.boolean().default(false),
    times: z.number().int().min(1).nullable().optional(),
    share: z.number().min(0).max(1).optional(),
    seed: z.number().int().default(1),
    latency: latency.optional(),
    per_second: z.number().min(0).optional(),
  })
  .refine(({ kind, latency }) => (kind === 'latency') === (latency !== undefined), 'say latency for kind latency only')
  .refine(
    ({ kind, per_second }) => (kind === 'rate') === (per_second !== undefined),
    'say per_second for kind rate only',
  )

export function toFault({
  method,
  path,
  times,
  share,
  ...said
}: z.infer<typeof faultSchema>): Omit<ArrangedFault, 'id' | 'platform'> {
  const stands = share !== undefined || said.kind === 'latency' || said.kind === 'rate'
  const status = said.status ?? (said.kind === 'rate' ? 429 : 500)
  return {
    method: method.toUpperCase(),
    path,
    times: times === undefined ? (stands ? null : 1) : times,
    effect: { ...said, status, share: share ?? 1 },
  }
}
