import { createHash } from 'node:crypto'
import trouble from '../../lib/words/error-pages.json'

export interface ErrorPage {
  said: { title: string; what: string }
  wayOn: { href: string; label: string }
}

export function errorPage({ said, wayOn }: ErrorPage): { body: string; headers: Record<string, string | number> } {
  const home = wayOn.href === '/' ? '' : `<a href="/">${asText(trouble.home)}</a>`
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${asText(said.title)} · ${asText(trouble.product)}</title>
<link rel="icon" href="/mark.svg">
<style>${style}</style>
</head>
<body>
<main>
<p class="mark"><img src="/mark.svg" alt="" width="20" height="20">${asText(trouble.product)}</p>
<h1>${asText(said.title)}</h1>
<p class="what">${asText(said.what)}</p>
<p class="ways"><a class="button" href="${asText(wayOn.href)}">${asText(wayOn.label)}</a>${home}</p>
</main>
</body>
</html>
`
  return { body, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }
}

const asText = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const style = `
:root { color-scheme: light dark; --ground: #f7f7f4; --ink: #1b1d1b; --line: #868c86; --accent: #14613f; --strong: #0e4a2f; --on: #fff }
@media (prefers-color-scheme: dark) {
  :root { --ground: #131513; --ink: #eceeea; --line: #79807a; --accent: #6fcf9f; --strong: #92dfb8; --on: #0b2418 }
}
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 "Inter Variable", system-ui, sans-serif }
main { box-sizing: border-box; max-width: 40rem; margin: 0 auto; padding: 4rem 1rem; overflow-wrap: anywhere }
.mark { display: flex; gap: .5rem; align-items: center; margin: 0 0 2rem; font-weight: 600 }
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -.025em; font-weight: 600 }
.what { max-width: 65ch; margin: 0 0 1.5rem }
.ways { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 }
a { display: inline-flex; align-items: center; min-height: 2.75rem; color: inherit; font-weight: 500; text-decoration-color: var(--line); text-underline-offset: 4px }
.button { box-sizing: border-box; padding: .5rem 1.25rem; border: 1px solid transparent; border-radius: 8px; background: var(--accent); color: var(--on); text-decoration: none }
.button:hover { background: var(--strong) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
`

const styleHash = createHash('sha256').update(style).digest('base64')

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
}
