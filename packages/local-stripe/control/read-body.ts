import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'

/** JSON only: a form on another site cannot send it without a preflight. */
export async function readBody<Shape>(
  request: { header(name: string): string | undefined; json(): Promise<unknown> },
  schema: z.ZodType<Shape>,
): Promise<Shape> {
  if (!request.header('content-type')?.startsWith('application/json')) refuse('send application/json')
  const parsed = schema.safeParse(await request.json().catch(() => refuse('the body is not JSON')))
  return parsed.success ? parsed.data : refuse(z.prettifyError(parsed.error))
}

function refuse(message: string): never {
  throw new HTTPException(400, { res: Response.json({ error: { message } }, { status: 400 }) })
}

export function notFound(kind: string) {
  return { error: { message: `there is no such ${kind}` } }
}
