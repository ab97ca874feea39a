import { requireCoach } from '@/lib/auth/gates'
import { desk } from '@/lib/desk'
import { isPrefetch, refusePrefetch, sendBack, sendTo } from '../visit'

/** Where Stripe sends a coach whose link was used or expired: on with a fresh one, unless no link can help. */
export async function GET(request: Request) {
  if (isPrefetch(request)) return refusePrefetch()
  const coachId = await requireCoach('/payouts/refresh')
  const answer = await desk().payouts.refresh(coachId)
  return answer.kind === 'link' ? sendTo(answer.url) : sendBack(answer.kind)
}

export { refuseLook as HEAD } from '../visit'
