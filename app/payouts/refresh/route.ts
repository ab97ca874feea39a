import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { isPrefetch, refusePrefetch, sendBack, sendTo } from '../visit'

/** Where Stripe sends a coach whose link was used or expired: on with a fresh one, unless no link can help. */
export async function GET(request: Request) {
  if (isPrefetch(request)) return refusePrefetch()
  const coachId = await requireCoach('/payouts/refresh')
  const answer = await forPages().payouts.refresh(coachId)
  return answer.kind === 'link' ? sendTo(answer.url) : sendBack(answer.kind)
}

export { refuseHead as HEAD } from '../visit'
