import { consumeLink } from '@/lib/auth/consume'
import { findSessionToken } from '@/lib/auth/gates'
import { toNextPath } from '@/lib/auth/next-path'
import { isFromOurPage } from '@/lib/auth/origin'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

/** A mailed link is used up by a press of its button, never by being looked at: mail scanners look at everything. */
export async function GET(_request: Request, { params }: Context) {
  if (!isLinkDoor(await params)) return answer(404)
  return answer(405, { allow: 'POST' }, 'Press the button on the page that the letter leads to.')
}

/** The one thing of next-auth's that can be asked for. Without our Origin anybody could sign a visitor in as themselves. */
export async function POST(request: Request, { params }: Context) {
  if (!isLinkDoor(await params)) return answer(404)
  if (!isFromOurPage(request)) return answer(403, {}, 'Open the link in the letter and press the button there.')
  const { searchParams } = new URL(request.url)
  const link = { token: searchParams.get('token'), email: searchParams.get('email') }
  const presser = { session: await findSessionToken(), forwardedFor: request.headers.get('x-forwarded-for') }
  const consumed = await consumeLink(link, presser)
  if (consumed.kind === 'trouble') return answer(303, { location: `/sign-in?said=${consumed.why}` })
  const location = toNextPath(searchParams.get('next')) ?? consumed.home
  return answer(303, { location, 'set-cookie': consumed.cookie })
}

const isLinkDoor = ({ nextauth }: { nextauth: string[] }) => nextauth.join('/') === 'callback/email'

function answer(status: number, headers: Record<string, string> = {}, sentence: string | null = null) {
  return new Response(sentence, { status, headers: { 'cache-control': 'no-store', ...headers } })
}
