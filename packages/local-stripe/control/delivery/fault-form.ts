import { faultSchema, toFault } from './fault-schema'

/** Parses the faults form; null when it describes no fault. */
export function readFaultForm(form: Record<string, unknown>): ReturnType<typeof toFault> | null {
  const { kind, method, path } = form
  const number = (name: string) => (form[name] ? Number(form[name]) : undefined)
  const status = Number(kind) || undefined
  const parsed = faultSchema.safeParse({
    kind: status ? 'status' : kind,
    method,
    path,
    status,
    times: number('times') ?? null,
    share: number('share'),
    ...(kind === 'latency' && { latency: { median_ms: number('median_ms'), p99_ms: number('p99_ms') } }),
    ...(kind === 'rate' && { per_second: number('per_second') }),
  })
  return parsed.success ? toFault(parsed.data) : null
}
