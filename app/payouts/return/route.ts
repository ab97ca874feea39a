import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { isPrefetch, refusePrefetch, sendBack } from '../redirects'

/** Stripe sends coaches here when they leave the form. That proves nothing, so we fetch. */
export async function GET(request: Request) {
  if (isPrefetch(request)) return refusePrefetch()
  const coachId = await requireCoach('/payouts/return')
  const answer = await forPages().payouts.fetchAccount(coachId, 'return')
  return sendBack(answer.kind === 'could-not-confirm' || answer.kind === 'too-soon' ? answer.kind : undefined)
}

export { refuseHead as HEAD } from '../redirects'
