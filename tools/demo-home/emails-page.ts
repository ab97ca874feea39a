import { fallbackLocale, type Locale, locales, nameOfLocale } from '../../lib/words/locale'
import { type Preview, previews } from './emails/previews'
import { asText } from './markup'

export interface Shown {
  html: string
  policy: string
}

const frameable =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
const page =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The list of all emails in a language, or one of them as its reader sees it. null: no such page. */
export function emailsPage(url: URL, now: Date): Shown | null {
  const [, folder, name] = url.pathname.split('/')
  if (folder !== 'emails') return null
  const language = locales.find((locale) => locale === url.searchParams.get('language')) ?? fallbackLocale
  const all = previews(language, now)
  if (name === undefined) return { html: listOf(all, language), policy: page }
  const preview = all.find((each) => `${each.name}.html` === name)
  if (preview === undefined) return null
  const scheme = url.searchParams.get('scheme')
  return { html: scheme === null ? preview.email.html : inScheme(preview.email.html, scheme), policy: frameable }
}

/** As a reader in this scheme sees it, whatever the scheme of this browser is. */
function inScheme(html: string, scheme: string): string {
  return html
    .replaceAll('(prefers-color-scheme: dark)', scheme === 'dark' ? 'all' : 'not all')
    .replaceAll('light dark', scheme === 'dark' ? 'dark' : 'light')
}

function listOf(all: Preview[], language: Locale): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Every email · Greenlight demo</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body class="wide">
<header>
<p><a href="/">Demo home</a></p>
<h1>Every email</h1>
<p>As the app writes them, in light and dark, and as text. Their links lead nowhere here.</p>
<nav aria-label="Language">${locales.map((locale) => languageLink(locale, language)).join(' ')}</nav>
</header>
<main>
${all.map((each) => section(each, language)).join('\n')}
</main>
</body>
</html>`
}

function languageLink(locale: Locale, shown: Locale): string {
  const current = locale === shown ? ' aria-current="page"' : ''
  return `<a href="/emails?language=${locale}" hreflang="${locale}"${current}>${asText(nameOfLocale(locale))}</a>`
}

function section({ name, when, email }: Preview, language: Locale): string {
  const { subject, text, stopUrl } = email
  const source = `/emails/${name}.html?language=${language}`
  const frame = (scheme: string) =>
    `<iframe class="${scheme}" src="${source}&amp;scheme=${scheme}" title="${asText(`${subject}, ${scheme}`)}" loading="lazy" sandbox></iframe>`
  return `<section class="email" id="${name}">
<h2>${asText(when)}</h2>
<p lang="${language}" class="subject"><bdi>${asText(subject)}</bdi></p>
<p>${stopUrl === undefined ? 'Must be known' : 'A reminder: one click stops them'}</p>
<div class="frames">${frame('light')}${frame('dark')}</div>
<details><summary>Text</summary><pre lang="${language}">${asText(text)}</pre></details>
</section>`
}
