import { findPerson } from '@/lib/auth/gates'
import { desk } from '@/lib/desk'
import type { CoachId } from '@/lib/payouts/ids'

/** Whether the coach's page has changed: 304 while it has not. */
export async function GET(request: Request) {
  const person = await findPerson()
  if (person === null || person.coachId === null) {
    return Response.json({ error: 'Sign in first.' }, { status: 401, headers: { 'cache-control': 'no-store' } })
  }
  const mark = await desk().payouts.mark(person.coachId as CoachId)
  const headers = { etag: `"${mark}"`, 'cache-control': 'private, no-cache' }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  return Response.json({ mark }, { headers })
}
