import { recordEvent } from '@/bench/bare/record-event'

/** A route that only does what the webhook must; not of the app, see `bench/parts/build.ts`. */
export async function POST(request: Request) {
  await recordEvent(Buffer.from(await request.arrayBuffer()), request.headers.get('stripe-signature') ?? '')
  return new Response('Received.\n')
}
