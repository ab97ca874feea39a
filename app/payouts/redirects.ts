import { NextResponse } from 'next/server'
import type { ReturnOutcome } from './answer-sentences'

/** A prefetch gets nothing and does nothing. */
export function isPrefetch(request: Request): boolean {
  return (request.headers.get('sec-purpose') ?? request.headers.get('purpose') ?? '').includes('prefetch')
}

export function sendTo(url: string): Response {
  return new NextResponse(null, { status: 303, headers: { location: url, 'cache-control': 'no-store' } })
}

/** Back to the coach's page, which says how it ended. */
export function sendBack(end?: ReturnOutcome): Response {
  return sendTo(end === undefined ? '/payouts' : `/payouts?said=${end}`)
}

export function refusePrefetch(): Response {
  return new NextResponse(null, { status: 503, headers: { 'cache-control': 'no-store' } })
}

/** Next would answer HEAD by running GET, which acts. */
export function refuseHead(): Response {
  return new NextResponse(null, { status: 405, headers: { allow: 'GET', 'cache-control': 'no-store' } })
}
