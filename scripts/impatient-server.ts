import { createServer, type RequestListener, type Server } from 'node:http'

/** Milliseconds a sender has for a request's head, and for all of it. */
const patience = { head: 5_000, whole: 10_000 }

/** Cuts whoever trickles a request in with 408, so that slow senders cannot hold a place for ever. */
export function createImpatientServer(listener: RequestListener): Server {
  return createServer(
    {
      headersTimeout: patience.head,
      requestTimeout: patience.whole,
      // Node looks every thirty seconds otherwise.
      connectionsCheckingInterval: 500,
    },
    listener,
  )
}
