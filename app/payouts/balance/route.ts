import { forPages } from '@/lib/composition/for-pages'
import { findAskingCoach } from '../asking-coach'

/** The coach's page asks for a new balance, and shows the stored one meanwhile. */
export async function POST() {
  const coachId = await findAskingCoach()
  if (coachId instanceof Response) return coachId
  const { kind } = await forPages().payouts.refreshMoney(coachId)
  return Response.json({ kind }, { headers: { 'cache-control': 'no-store' } })
}
