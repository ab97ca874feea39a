import { isUtf8 } from 'node:buffer'
import type { Complaint } from '../complaint'

/** UTF-8 that begins with an svg element. Compressed or in UTF-16 it is none, because no check could see into it. */
export function isSvg(body: Buffer): boolean {
  if (!isUtf8(body)) return false
  let rest = body.toString('utf8').replace(/^\ufeff/, '')
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/^(\s+|<\?xml[^>]*>|<!--[\s\S]*?-->|<!(?!--)[^<]*)/, '')
  }
  return /^<svg[\s>]/.test(rest)
}

/** What a logo has no need of. It is served with a policy that runs nothing, too. */
const refused: [what: RegExp, sentence: string][] = [
  [/<!(?!--)(?!\[CDATA\[)/, 'contains a DOCTYPE or an entity: remove it'],
  [/<\s*([\w.-]+:)?(script|handler|listener)\b/i, 'contains a script: remove it'],
  [/[\s"'/]on[a-z]+\s*=/i, 'contains an event handler, such as onload: remove it'],
  [
    /<\s*([\w.-]+:)?(foreignObject|iframe|embed|object|audio|video|canvas)\b/i,
    'contains a foreignObject or embedded content: remove it',
  ],
  [/<\?(?!xml[\s?])/i, 'contains a processing instruction, such as a style sheet: remove it'],
  [
    /\b(href|src)\s*=(?!\s*["'](#|data:image\/(png|jpeg);))/i,
    'refers to something outside of itself: keep only what is in the file',
  ],
  [
    /url\((?!\s*["']?\s*#)|@import|image-set\(|\\/i,
    'refers to something outside of itself in a style: keep only what is in the file',
  ],
  [/attributeName\s*=\s*["']?\s*([\w.-]+:)?(href|on)/i, 'animates a link or a handler: remove it'],
]

/** null for a picture that runs, loads and links nothing. */
export function complainOfSvg(body: Buffer): Complaint {
  const text = body.toString('utf8')
  const found = refused.find(([what]) => what.test(text))
  if (found !== undefined) return found[1]
  if (!/xmlns\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(text))
    return 'lacks xmlns="http://www.w3.org/2000/svg", so browsers would not show it: export it again'
  return /<\/svg\s*>/.test(text) ? null : 'is cut off: export it again'
}
