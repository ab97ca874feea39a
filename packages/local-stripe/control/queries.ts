import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'

const limited = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual)

export const accountsQuery = z.strictObject({
  limit: limited(1000, 100),
  starting_after: z.string().optional(),
  search: z.string().optional(),
})

export const requestsQuery = z.strictObject({
  limit: limited(10_000, 1000),
  starting_after: z.string().optional(),
  path: z.string().optional(),
  account: z.string().optional(),
  status: z.coerce.number().int().optional(),
})

export const eventsQuery = z.strictObject({ limit: limited(1000, 200), account: z.string().optional() })

/** Parses a query and refuses one it does not understand. Empty values count as missing. */
export function readQuery<Shape>(query: Record<string, string>, schema: z.ZodType<Shape>): Shape {
  const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(said)
  if (parsed.success) return parsed.data
  const message = z.prettifyError(parsed.error)
  throw new HTTPException(400, { res: Response.json({ error: { message } }, { status: 400 }) })
}
