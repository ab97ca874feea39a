import { getStack } from '../servers/stack'

/** The answer in a few words: `leads to /sign-in`, `shows Coaches`, or a status. */
export async function tellAnswer(response: Response): Promise<string> {
  const text = await response.text()
  const location = response.headers.get('location') ?? findScriptedRedirect(response)
  if (location !== null) return `leads to ${tellPlace(location, response.url)}`
  const title = /<h1[^>]*>([^<]*)</.exec(text)?.[1]
  return response.status === 200 && title !== undefined ? `shows ${title}` : String(response.status)
}

/** Where an action redirects with JavaScript: `/sign-in;push`. */
function findScriptedRedirect({ headers }: Response): string | null {
  return headers.get('x-action-redirect')?.replace(/;(push|replace)$/, '') ?? null
}

function tellPlace(location: string, asked: string): string {
  const { origin, pathname, search } = new URL(location, asked)
  if (origin === getStack().localStripeUrl) return 'Stripe'
  return origin === new URL(asked).origin ? pathname + search : origin
}
