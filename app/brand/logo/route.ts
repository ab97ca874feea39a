import { forPages } from '@/lib/composition/for-pages'

/** The platform's logo, from memory. By the policy of all but pages, an SVG opened by itself runs and loads nothing. */
export function GET(request: Request): Response {
  const { logo } = forPages().brand
  if (logo === null) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  const { pathname, search } = new URL(request.url)
  const isThisOne = pathname + search === logo.path
  return new Response(new Uint8Array(logo.body), {
    headers: {
      'content-type': logo.type,
      // Another server may have another logo, during a deploy.
      'cache-control': isThisOne ? 'public, max-age=31536000, immutable' : 'no-store',
    },
  })
}
