import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { batchPage, toBatchId } from '../../batch-address'
import { markOf } from '../../batch-view'

/** How far a batch is, for its page to ask again. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const id = toBatchId((await params).id)
  const adminId = await requireAdmin(batchPage(id))
  const batch = id === null ? null : await forPages().payouts.batch(adminId, id)
  if (batch === null) return new Response(null, { status: 404 })
  const headers = { etag: `"${markOf(batch)}"`, 'cache-control': 'private, no-cache' }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  return Response.json({ mark: markOf(batch) }, { headers })
}
