import { consumeLink } from '@/lib/auth/consume'

/** A mailed link is used up by a press of its button, never by being looked at: mail scanners look at everything. */
export function GET() {
  return new Response(null, { status: 405, headers: { allow: 'POST', 'cache-control': 'no-store' } })
}

export function POST(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  return consumeLink(request, context)
}
