/** Checks nothing else, so that a slow dependency does not restart us. */
export function GET() {
  return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
}
