import { recordEvent } from '@/bench/bare/record-event'

/** A route that does what the webhook must and nothing else; not of the app: see `bench/parts/build.ts`. */
export async function POST(request: Request) {
  await recordEvent(Buffer.from(await request.arrayBuffer()), request.headers.get('stripe-signature') ?? '')
  return new Response('Heard.\n')
}
