import { findPerson } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { noteSecurity } from '@/lib/security-log'

export async function GET(request: Request) {
  const person = await findPerson()
  if (person === null || person.coachId === null) {
    noteSecurity('access.refused', { why: person === null ? 'no-session' : 'no-coach', userId: person?.userId })
    return Response.json({ error: 'Sign in first.' }, { status: 401, headers: { 'cache-control': 'no-store' } })
  }
  const mark = await forPages().payouts.mark(person.coachId as CoachId)
  const headers = { etag: `"${mark}"`, 'cache-control': 'private, no-cache' }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  return Response.json({ mark }, { headers })
}
