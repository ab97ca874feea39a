import type { z } from 'zod'
import { getTranslations } from '@/app/i18n/translations'
import { forPages } from '@/lib/composition/for-pages'
import type { ApiChargeAnswer } from '@/lib/payouts/api-clients/charge-by-api'
import { type Locale, toLocale } from '@/lib/words/locale'
import { sayRefusal } from '@/lib/words/say-refusal'
import { invalid } from '../invalid'
import { createCharge } from '../operations'
import { answer, type Problem } from '../problem'
import { readJson } from '../read-json'
import { refuseMethod } from '../refuse-method'
import { away, serve } from '../serve'
import { chargeRequest, idempotencyKey, type newCharge } from '../shapes'
import { toCharge } from '../to-charge'

export const POST = serve(createCharge, async ({ request, key, problem }) => {
  const header = request.headers.get('idempotency-key')
  const name = idempotencyKey.nullable().safeParse(header)
  if (!name.success) return problem('broken-idempotency-key')
  const body = await readJson(request, chargeRequest, problem)
  if (body.kind === 'refused') return body.answer
  const result = await forPages().payouts.chargeAs(key, { ...body.value, idempotencyKey: unquoted(name.data) })
  return toResponse(result, problem, toLocale(request.headers.get('accept-language')))
})

const refused = refuseMethod('POST')

export { refused as DELETE, refused as GET, refused as HEAD, refused as OPTIONS, refused as PATCH, refused as PUT }

/** The draft quotes it, but many callers do not. */
const unquoted = (name: string | null) => name?.replace(/^"(.*)"$/, '$1') ?? null

type Refuse = Problem<(typeof createCharge.problems)[number]>

async function toResponse(result: ApiChargeAnswer, problem: Refuse, payerLocale: Locale): Promise<Response> {
  switch (result.kind) {
    case 'charged': {
      const charge = { ...toCharge(result.charge), clientSecret: result.clientSecret } satisfies z.infer<
        typeof newCharge
      >
      return answer(charge, 201, { location: `/api/v1/charges/${encodeURIComponent(charge.reference)}` })
    }
    case 'invalid':
      return faultResponse(problem, result.fault)
    case 'no-such-coach':
      return invalid(problem, ['/coach'], 'no-such-coach')
    case 'key-used':
      return problem('idempotency-key-used', existing(result))
    case 'reference-used':
      return problem('reference-used', existing(result))
    case 'refused':
      return problem('coach-cannot-be-paid', {
        reasons: result.reasons,
        payer: await sayToPayer(result.reasons, payerLocale),
      })
    case 'declined':
      return problem('declined', { reasons: [result.reason], payer: await sayToPayer([result.reason], payerLocale) })
    case 'away':
      return away()
    default:
      return result satisfies never
  }
}

/** What exists instead of what was requested. */
function existing({ existing }: Extract<ApiChargeAnswer, { kind: 'key-used' | 'reference-used' }>) {
  return { charge: existing === null ? null : toCharge(existing) }
}

function faultResponse(
  problem: Refuse,
  fault: Extract<ApiChargeAnswer, { kind: 'invalid' }>['fault'],
): Promise<Response> {
  if (fault === 'currency' || fault === 'reference' || fault === 'amount') return invalid(problem, [`/${fault}`])
  return invalid(problem, ['/amount'], fault)
}

/** One sentence: names the currency where it is a reason, since waiting does not fix that. */
async function sayToPayer(reasons: readonly string[], locale: Locale): Promise<string> {
  const reason = reasons.find((reason) => reason === 'other-currency') ?? ''
  return sayRefusal('payer', reason, await getTranslations('refusals', locale))
}
