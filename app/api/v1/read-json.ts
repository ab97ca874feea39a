import type { z } from 'zod'
import { readBody } from '@/lib/read-body'
import { repeatsKey } from '@/lib/repeated-keys'
import { invalid } from './invalid'
import type { Problem } from './problem'

const largestBody = 16 * 1024

type BodyProblem = 'not-json' | 'compressed' | 'too-large' | 'broken-json' | 'invalid'

export type JsonAnswer<Value> = { kind: 'read'; value: Value } | { kind: 'refused'; answer: Promise<Response> }

export async function readJson<Shape extends z.ZodType>(
  request: Request,
  shape: Shape,
  problem: Problem<BodyProblem>,
): Promise<JsonAnswer<z.infer<Shape>>> {
  const refused = (name: BodyProblem) => ({ kind: 'refused', answer: problem(name) }) as const
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) return refused('not-json')
  if ((request.headers.get('content-encoding') ?? 'identity') !== 'identity') return refused('compressed')
  const body = await readBody(request.body, request.headers.get('content-length'), largestBody)
  if (body.kind === 'too-large') return refused('too-large')
  const json = body.kind === 'cut-off' ? undefined : parse(body.bytes)
  if (json === undefined) return refused('broken-json')
  const parsed = shape.safeParse(json)
  if (parsed.success) return { kind: 'read', value: parsed.data }
  return { kind: 'refused', answer: invalid(problem, parsed.error.issues.flatMap(toPointers)) }
}

/** undefined: not JSON, or ambiguous to parsers. */
function parse(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const json: unknown = JSON.parse(text)
    return repeatsKey(bytes, json) ? undefined : json
  } catch {
    return undefined
  }
}

/** For an unknown field, points at it and not at its object. */
function toPointers({ path, ...issue }: z.core.$ZodIssue): string[] {
  const names = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 20).map((key) => [...path, key]) : [path]
  return names.map((name) => name.map((part) => `/${escapePart(String(part).slice(0, 100))}`).join(''))
}

/** RFC 6901. */
const escapePart = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')
