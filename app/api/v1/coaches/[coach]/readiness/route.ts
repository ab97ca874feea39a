import type { z } from 'zod'
import { getTranslations } from '@/app/i18n/translations'
import { forPages } from '@/lib/composition/for-pages'
import type { Readiness, ShownRequirement } from '@/lib/payouts/api-clients/readiness'
import { apiLocale, toApiActor } from '../../../codes'
import { getReadiness } from '../../../operations'
import { answer } from '../../../problem'
import { refuseMethod } from '../../../refuse-method'
import { away, serve } from '../../../serve'
import { coachName, type readiness as shape } from '../../../shapes'

export const GET = serve(getReadiness, async ({ key, params, problem }) => {
  const name = coachName.safeParse(params.coach)
  const found = name.success ? await forPages().payouts.readiness(key, name.data) : null
  if (found === null) return problem('no-such-coach')
  return found.kind === 'away' ? away() : answer(toBody(found, await getTranslations('provider', apiLocale)))
})

const refused = refuseMethod('GET', 'HEAD')

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT }

type Words = Awaited<ReturnType<typeof getTranslations<'provider'>>>

function toBody(readiness: Readiness, words: Words) {
  const { coach, state, reasons, whoActs, country, currency, deadline, requirements, freshness } = readiness
  return {
    coach,
    canBePaid: reasons.length === 0,
    reasons,
    whoActs: toApiActor(whoActs),
    state,
    country,
    currency,
    deadline: deadline?.toISOString() ?? null,
    requirements: requirements?.map((each) => toRequirement(each, words)) ?? null,
    checkedAt: freshness?.checkedAt.toISOString() ?? null,
    freshness: freshness?.kind ?? null,
  } satisfies z.infer<typeof shape>
}

function toRequirement({ key, word, bucket, dueBy, error }: ShownRequirement, words: Words) {
  const wrong = error === null ? null : { code: error.code, words: words(`${error.word}.label`) }
  return {
    key,
    words: words(`${word}.label`),
    bucket,
    deadline: dueBy?.toISOString() ?? null,
    error: wrong,
  }
}
