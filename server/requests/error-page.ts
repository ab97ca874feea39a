import { createHash } from 'node:crypto'
import { wordsIn } from '../../lib/words/catalogue'
import type { Locale } from '../../lib/words/locale'

export interface ErrorPage {
  locale: Locale
  said: { title: string; what: string }
  wayOn: { href: string; label: string }
}

/** Whose page it is. */
export interface Brand {
  name: string
  logo: { path: string } | null
  colors: Record<'light' | 'dark', { rest: string; strong: string }> | null
}

export type MakeErrorPage = (page: ErrorPage) => { body: string; headers: Record<string, string | number> }

export function createErrorPage(brand: Brand): MakeErrorPage {
  const style = styleOf(brand)
  const headers = headersWith(style)
  return (page) => {
    const body = bodyOf(page, brand, style)
    return { body, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }
  }
}

function bodyOf({ locale, said, wayOn }: ErrorPage, { name, logo }: Brand, style: string): string {
  const icon = asText(logo?.path ?? '/mark.svg')
  const home = wayOn.href === '/' ? '' : `<a href="/">${asText(wordsIn(locale).errors.home)}</a>`
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${asText(said.title)} · ${asText(name)}</title>
<link rel="icon" href="${icon}">
<style>${style}</style>
</head>
<body>
<main>
<p class="mark"><img src="${icon}" alt="" width="24" height="24"><bdi>${asText(name)}</bdi></p>
<h1>${asText(said.title)}</h1>
<p class="what">${asText(said.what)}</p>
<p class="ways"><a class="button" href="${asText(wayOn.href)}">${asText(wayOn.label)}</a>${home}</p>
</main>
</body>
</html>
`
}

const asText = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const ink = { light: { rest: '#1b1d1b', strong: '#40443f' }, dark: { rest: '#eceeea', strong: '#c6cbc4' } }

function styleOf({ colors }: Brand): string {
  const { light, dark } = colors ?? ink
  return `
:root { color-scheme: light dark; --ground: #f7f7f4; --ink: #1b1d1b; --line: #868c86; --accent: ${light.rest}; --strong: ${light.strong}; --on: #fff }
@media (prefers-color-scheme: dark) {
  :root { --ground: #131513; --ink: #eceeea; --line: #79807a; --accent: ${dark.rest}; --strong: ${dark.strong}; --on: #131513 }
}
${shared}`
}

const shared = `
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 "Inter Variable", system-ui, sans-serif }
main { box-sizing: border-box; max-width: 40rem; margin: 0 auto; padding: 4rem 1rem; overflow-wrap: anywhere }
.mark { display: flex; gap: .5rem; align-items: center; margin: 0 0 2rem; font-weight: 600 }
.mark img { width: auto; max-width: 6rem; object-fit: contain }
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -.025em; font-weight: 600 }
.what { max-width: 65ch; margin: 0 0 1.5rem }
.ways { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 }
a { display: inline-flex; align-items: center; min-height: 2.75rem; color: inherit; font-weight: 500; text-decoration-color: var(--line); text-underline-offset: 4px }
.button { box-sizing: border-box; padding: .5rem 1.25rem; border: 1px solid transparent; border-radius: 8px; background: var(--accent); color: var(--on); text-decoration: none }
.button:hover { background: var(--strong) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
`

function headersWith(style: string) {
  const hash = createHash('sha256').update(style).digest('base64')
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
  }
}
