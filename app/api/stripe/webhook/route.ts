import { desk } from '@/lib/desk'
import { log } from '@/lib/log'
import { readBody } from '../../read-body'

const largestBody = 256 * 1024
const patience = 3000

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
    await withinPatience(
      verdict.kind === 'notice'
        ? desk().engine.heed(verdict.notice)
        : desk().engine.ignore(verdict.reason, verdict.alarming),
    )
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

/** The provider hears "not kept" within three seconds; a commit that comes later is only heard twice. */
async function withinPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database was too slow')), patience)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
