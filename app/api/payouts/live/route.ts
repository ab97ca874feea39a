import { findAskingCoach } from '@/app/payouts/asking-coach'
import { forPages } from '@/lib/composition/for-pages'

export async function GET(request: Request) {
  const coachId = await findAskingCoach()
  if (coachId instanceof Response) return coachId
  const mark = await forPages().payouts.mark(coachId)
  const headers = { etag: `"${mark}"`, 'cache-control': 'private, no-cache' }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  return Response.json({ mark }, { headers })
}
