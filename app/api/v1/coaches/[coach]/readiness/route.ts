import type { z } from 'zod'
import { desk } from '@/lib/desk'
import type { Readiness } from '@/lib/payouts/services/readiness'
import { answer, problem } from '../../../problem'
import { refuseMethod } from '../../../refuse-method'
import { away, serve } from '../../../serve'
import { coachName, type readiness } from '../../../shapes'

/** Whether a coach can be paid, from what we hold. */
export const GET = serve<'readiness', { coach: string }>('readiness', async ({ key, params }) => {
  const name = coachName.safeParse(params.coach)
  const told = name.success ? await desk().payouts.readiness(key, name.data) : null
  if (told === null) return problem('no-such-coach')
  return told.kind === 'away' ? away() : answer(toBody(told))
})

const refused = refuseMethod('GET', 'HEAD')

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT }

function toBody({ coach, state, reasons, country, currency, deadline, freshness }: Readiness) {
  return {
    coach,
    canBePaid: reasons.length === 0,
    reasons,
    state,
    country,
    currency,
    deadline: deadline?.toISOString() ?? null,
    checkedAt: freshness?.checkedAt.toISOString() ?? null,
    freshness: freshness?.kind ?? null,
  } satisfies z.infer<typeof readiness>
}
