import type { Locale } from '@/lib/payouts/vocabulary/locale'

/**
 * The page every email is written on. It loads nothing, so that opening it can’t be tracked; the mail program's own ground
 * and ink serve light and dark.
 * @param language of the words
 * @param title plain text
 * @param parts markup, made by the functions below, which take markup too
 */
export function onPage(language: Locale, title: string, parts: string[]): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title>
</head>
<body style="margin:0;padding:32px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:34rem;margin:0 auto">
${parts.join('\n')}
</div>
</body>
</html>
`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

export const heading = (inner: string) =>
  `<h1 style="margin:8px 0 12px;font-size:26px;line-height:1.25;letter-spacing:-0.01em;font-weight:600">${inner}</h1>`

export const paragraph = (inner: string) => `<p style="margin:0 0 12px">${inner}</p>`

export const aside = (inner: string) => `<p style="margin:0 0 4px;font-size:14px;opacity:0.75">${inner}</p>`

export const strong = (inner: string) => `<strong style="font-weight:600">${inner}</strong>`

export const mark = (color: string, inner: string) =>
  `<p style="margin:0;font-size:14px;font-weight:600"><span style="color:${color}">&#9679;</span>&nbsp;${inner}</p>`

export const item = (label: string, when: string, what: string[]) =>
  `<p style="margin:0 0 12px;padding-left:12px;border-left:2px solid rgba(128,128,128,0.5)">${strong(label)}<br><span style="font-size:14px;opacity:0.75">${when}</span><br>${what.join('<br>')}</p>`

export const card = (parts: string[]) =>
  `<div style="margin:0 0 24px;padding:24px 24px 4px;border:1px solid rgba(128,128,128,0.35);border-radius:12px">\n${parts.join('\n')}\n</div>`

/** @param address of a mail box */
export const link = (address: string) =>
  `<a href="mailto:${escaped(address)}" style="color:inherit">${escaped(address)}</a>`

/** @param url plain text */
export const button = (inner: string, url: string) =>
  `<p style="margin:20px 0"><a href="${escaped(url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#14613f;color:#ffffff;font-weight:500;text-decoration:none">${inner}</a></p>`
