import { forPages } from '@/lib/composition/for-pages'

/** Explicit, because otherwise Next tracks every access to the request. */
export const dynamic = 'force-dynamic'

/** Answers where the production server does not answer before Next, as under `next dev`. */
export async function POST({ headers, body }: Request) {
  const answer = await forPages().receiveDelivery({
    encoding: headers.get('content-encoding'),
    length: headers.get('content-length'),
    signature: headers.get('stripe-signature'),
    body,
  })
  return new Response(answer.body, { status: answer.status, headers: answer.headers })
}

/** Next would answer 204. */
export function OPTIONS() {
  return new Response('Send a POST.\n', { status: 405, headers: { 'cache-control': 'no-store' } })
}
