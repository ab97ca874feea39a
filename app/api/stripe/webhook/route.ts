import { desk } from '@/lib/desk'
import { log } from '@/lib/log'
import { readBody } from '../../read-body'

/** Said, because otherwise Next watches whatever is asked of a request, for each of them. */
export const dynamic = 'force-dynamic'

const largestBody = 256 * 1024

/** Stripe's notices: verify, remember, answer. Nothing is asked of Stripe here. */
export async function POST(request: Request) {
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') return answer(415, 'Send the body uncompressed.')
  const body = await readBody(request, largestBody)
  if (body.kind === 'too-large') return answer(413, 'The body is larger than 256 KiB.')

  const verdict = desk().verifyNotice(body.bytes, request.headers.get('stripe-signature'))
  if (verdict.kind === 'forged') {
    desk().engine.refuse('forged')
    return answer(400, 'The signature does not fit.')
  }
  desk().engine.compareClocks(verdict.lateSeconds)
  if (verdict.kind === 'too-old') {
    desk().engine.refuse('too-old')
    return answer(400, 'The signature is more than 300 seconds old.')
  }
  try {
    if (verdict.kind === 'notice') await desk().engine.heed(verdict.notice)
    else await desk().engine.ignore(verdict.reason, verdict.alarming)
  } catch (error) {
    log.error('a notice could not be kept', { error })
    return answer(503, 'We could not keep this; send it again.')
  }
  // A hint that waits for nothing, so it need not come after the answer, where Next would keep the request for it.
  if (verdict.kind === 'notice') desk().kick()
  return answer(200, verdict.kind === 'notice' ? 'Heard.' : 'Not for us.')
}

/** Next would answer 204 by itself. */
export function OPTIONS() {
  return answer(405, 'Send a POST.')
}

function answer(status: number, sentence: string) {
  return new Response(`${sentence}\n`, { status, headers: { 'cache-control': 'no-store' } })
}
