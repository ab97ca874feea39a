import type { Locale } from '@/lib/words/locale'

/** Whose email it is. The colors are a button's, on light and dark; null for ink. */
export interface Brand {
  name: string
  colors: Record<'light' | 'dark', { rest: string }> | null
  /** A postal address in one line. */
  address: string | null
}

export interface Page {
  language: Locale
  /** Plain text. */
  title: string
  /** What a list of emails shows beside the title; plain text. */
  preview: string
  brand: Brand
  /** Markup, made by the functions below, which take markup too. */
  parts: string[]
}

/**
 * The page every email is written on. It loads nothing, so that opening it can’t be tracked: its brand is a name and a
 * color. The mail program's own ground and ink serve light and dark. Of HTML it takes what Outlook on Windows draws:
 * tables, and paddings of their cells.
 */
export function onPage({ language, title, preview, brand, parts }: Page): string {
  const { rest } = (brand.colors ?? ink).dark
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escaped(title)}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) { .button { background: ${rest} !important; color: #131513 !important } .line { border-color: #3f4541 !important } }
@media (max-width: 480px) { .card { padding: 20px 16px 8px !important } }
</style>
</head>
<body style="margin:0;padding:0">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escaped(preview)}${'&#847;&zwnj;&nbsp;'.repeat(60)}</div>
<table ${layout} width="100%"><tr><td align="center" style="padding:32px 16px">
<!--[if mso]><table ${layout} width="544"><tr><td><![endif]-->
<table ${layout} width="100%" style="max-width:544px;text-align:left">
<tr><td style="${font};padding:0 0 24px;font-size:18px;font-weight:600"><bdi>${escaped(brand.name)}</bdi></td></tr>
${parts.map((part) => `<tr><td style="${font}">\n${part}\n</td></tr>`).join('\n')}
${brand.address === null ? '' : `<tr><td style="${font}">${aside(`<bdi>${escaped(brand.address)}</bdi>`)}</td></tr>`}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`
}

const layout = 'role="presentation" border="0" cellpadding="0" cellspacing="0"'

/** Outlook passes no font on to a table. */
const font = "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;overflow-wrap:anywhere"

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** The end of a text, after an empty line. */
export const addressLine = ({ address }: Brand) => (address === null ? '' : `\n${address}\n`)

export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

/** Headers, and facts beside others. */
export const inOneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

export const heading = (inner: string) =>
  `<h1 style="margin:8px 0 12px;font-size:26px;line-height:1.25;letter-spacing:-0.01em;font-weight:600">${inner}</h1>`

export const paragraph = (inner: string) => `<p style="margin:0 0 12px">${inner}</p>`

export const aside = (inner: string) => `<p style="margin:0 0 4px;font-size:14px;opacity:0.75">${inner}</p>`

export const strong = (inner: string) => `<strong style="font-weight:600">${inner}</strong>`

export const mark = (color: string, inner: string) =>
  `<p style="margin:0;font-size:14px;font-weight:600"><span style="color:${color}">&#9679;</span>&nbsp;${inner}</p>`

export const item = (label: string, when: string, what: string[]) =>
  beside(`${strong(label)}<br><span style="font-size:14px;opacity:0.75">${when}</span><br>${what.join('<br>')}`)

/** A table has no margin in Outlook, so a row keeps the distance. */
export const card = (parts: string[]) =>
  `<table ${layout} width="100%"><tr><td class="card line" style="${font};padding:24px 24px 8px;border:1px solid #c9cdc7;border-radius:12px">\n${parts.join('\n')}\n</td></tr><tr><td style="font-size:0;line-height:24px" height="24">&nbsp;</td></tr></table>`

/** Spaced out for the eye; copied without spaces. */
export const code = (inner: string) =>
  `<p style="margin:16px 0 20px;font:600 32px/1.2 ui-monospace,SFMono-Regular,Consolas,monospace;letter-spacing:0.15em">${inner}</p>`

export const quote = (lines: string[]) =>
  beside(`<blockquote dir="auto" style="margin:0">${lines.join('<br>')}</blockquote>`)

const beside = (inner: string) =>
  `<table ${layout} width="100%"><tr><td style="${font};padding:0 0 0 12px;border-left:2px solid #868c86">${inner}</td></tr><tr><td style="font-size:0;line-height:12px" height="12">&nbsp;</td></tr></table>`

/** @param address of a mail box */
export const mailLink = (address: string) => link(escaped(address), `mailto:${address}`)

/** @param url plain text */
export const link = (inner: string, url: string) => `<a href="${escaped(url)}" style="color:inherit">${inner}</a>`

/** Outlook draws the padding of the cell, other programs that of the link. @param url plain text */
export function button(inner: string, url: string, { colors }: Brand): string {
  const { rest } = (colors ?? ink).light
  return `<table ${layout}><tr><td class="button" bgcolor="${rest}" style="border-radius:8px;background:${rest};mso-padding-alt:12px 20px"><a class="button" href="${escaped(url)}" style="${font};display:inline-block;padding:12px 20px;border-radius:8px;background:${rest};color:#ffffff;font-weight:500;text-decoration:none">${inner}</a></td></tr><tr><td style="font-size:0;line-height:20px" height="20">&nbsp;</td></tr></table>`
}

const ink = { light: { rest: '#1b1d1b' }, dark: { rest: '#eceeea' } }
