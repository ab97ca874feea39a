import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { isPrefetch, refusePrefetch, sendBack, sendTo } from '../redirects'

/** Stripe sends coaches here when a link was used or expired. Continues with a new one where a link can help. */
export async function GET(request: Request) {
  if (isPrefetch(request)) return refusePrefetch()
  const coachId = await requireCoach('/payouts/refresh')
  const answer = await forPages().payouts.refresh(coachId)
  return answer.kind === 'link' ? sendTo(answer.url) : sendBack(answer.kind)
}

export { refuseHead as HEAD } from '../redirects'
