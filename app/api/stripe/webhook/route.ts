import { forPages } from '@/lib/composition/for-pages'
import { log } from '@/lib/log'
import { noteSecurity } from '@/lib/security-log'
import { readBody } from '../../read-body'

/** Explicit, because otherwise Next tracks every access to the request. */
export const dynamic = 'force-dynamic'

const largestBody = 256 * 1024

/** Verifies, stores and answers. Calls nothing at Stripe. */
export async function POST(request: Request) {
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') return answer(415, 'Send the body uncompressed.')
  const body = await readBody(request, largestBody)
  if (body.kind === 'too-large') return answer(413, 'The body is larger than 256 KiB.')
  if (body.kind === 'cut-off') return answer(400, 'The body did not come whole.')

  const verdict = forPages().verifyWebhook(body.bytes, request.headers.get('stripe-signature'))
  if (verdict.kind === 'forged') {
    forPages().engine.refuse('forged')
    noteSecurity('message.forged', { why: 'signature' })
    return answer(400, 'The signature does not fit.')
  }
  forPages().engine.compareClocks(verdict.lateSeconds)
  if (verdict.kind === 'too-old') {
    forPages().engine.refuse('too-old')
    noteSecurity('message.forged', { why: 'too-old' })
    return answer(400, 'The signature is more than 300 seconds old.')
  }
  if (verdict.kind === 'unreadable') {
    forPages().engine.refuse('unreadable')
    log.error('a signed message cannot be read')
    return answer(400, 'The signature fits, and the body cannot be read as an event. Nothing was kept; send it again.')
  }
  try {
    if (verdict.kind === 'event') await forPages().engine.receive(verdict.event)
    else await forPages().engine.ignore(verdict.reason, verdict.alarming)
  } catch (error) {
    log.error('a webhook event could not be stored', { error })
    return answer(503, 'We could not keep this; send it again.')
  }
  // A hint that waits for nothing, so it needs no `after`, where Next would hold the request.
  if (verdict.kind === 'event') forPages().kick()
  return answer(200, verdict.kind === 'event' ? 'Received.' : 'Not for us.')
}

/** Next would answer 204. */
export function OPTIONS() {
  return answer(405, 'Send a POST.')
}

function answer(status: number, sentence: string) {
  return new Response(`${sentence}\n`, { status, headers: { 'cache-control': 'no-store' } })
}
