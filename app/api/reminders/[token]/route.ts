import { toReminderToken } from '@/app/reminders/[token]/token'
import { forPages } from '@/lib/composition/for-pages'

interface Context {
  params: Promise<{ token: string }>
}

const headers = { 'cache-control': 'no-store' }

/**
 * The one click of a mail program, without session or page: https://www.rfc-editor.org/rfc/rfc8058. Safe to repeat. A
 * token it does not know stops nothing.
 */
export async function POST(_request: Request, { params }: Context) {
  const token = toReminderToken((await params).token)
  const answer = token === null ? null : await forPages().payouts.chooseReminders(token, 'stopped')
  if (answer === null) return Response.json({ stopped: false, reason: 'unknown-token' }, { status: 404, headers })
  if (answer.kind === 'chosen') return Response.json({ stopped: true }, { headers })
  const seconds = Math.max(1, Math.ceil((answer.nextAt.getTime() - Date.now()) / 1000))
  return Response.json(
    { stopped: false, reason: 'too-many-tries' },
    { status: 429, headers: { ...headers, 'retry-after': String(seconds) } },
  )
}

/** A program that knows no one click opens the page, which has a button: scanners open addresses too. */
export async function GET(_request: Request, { params }: Context) {
  const location = `/reminders/${encodeURIComponent((await params).token)}`
  return new Response(null, { status: 303, headers: { ...headers, location } })
}
