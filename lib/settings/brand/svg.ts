import { isUtf8 } from 'node:buffer'
import { type Complaint, firstOf } from '../complaint'
import { complainOfShape } from './shape'
import { attributes, drawn, elements } from './svg-names'
import { parseXml, type Tag } from './xml'

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

const namespace = 'http://www.w3.org/2000/svg'
const xlink = 'http://www.w3.org/1999/xlink'
const elsewhere = 'refers to something outside of itself: keep only what is in the file'
const again = 'export it again, as plain SVG'

/** null for a picture that runs, loads and links nothing. It is served with a policy that runs nothing, too. */
export function complainOfSvg(body: Buffer): Complaint {
  const text = body.toString('utf8')
  if (/<!(?!--|\[CDATA\[)/.test(text)) return 'contains a DOCTYPE or an entity: remove it'
  if (/<\?(?!xml\s)/.test(text)) return 'contains a processing instruction, such as a style sheet: remove it'
  const parsed = parseXml(text)
  if (parsed.kind === 'cut-off') return 'is cut off: export it again'
  if (parsed.kind === 'malformed') return `is not well-formed XML, in line ${parsed.line}: export it again`
  const { tags, styles } = parsed
  return firstOf(
    () => firstIn(tags, complainOfElement),
    () => firstIn(tags, ({ attributes: all }) => firstIn(all, complainOfAttribute)),
    () => firstIn(styles, complainOfStyle),
    () => complainOfRoot(tags[0]),
    () => (tags.some(({ name }) => drawn.has(name)) ? null : 'is empty: give a picture with something in it'),
  )
}

function firstIn<Item>(items: Item[], complain: (item: Item) => Complaint): Complaint {
  return firstOf(...items.map((item) => () => complain(item)))
}

/** A prefix can name any namespace, so an element with one is none of a plain SVG. */
function complainOfElement({ name }: Tag): Complaint {
  if (elements.has(name)) return null
  const local = name.replace(/^.*:/, '').toLowerCase()
  if (/^(script|handler|listener)$/.test(local)) return 'contains a script: remove it'
  if (/^(foreignobject|iframe|embed|object|audio|video|canvas)$/.test(local))
    return 'contains a foreignObject or embedded content: remove it'
  if (/^(set|animate.*|mpath|discard)$/.test(local)) return 'contains an animation: remove it'
  return local === 'a' ? elsewhere : `contains the element ${name}, which a logo has no need of: ${again}`
}

function complainOfAttribute([name, value]: [string, string]): Complaint {
  if (name === 'xmlns')
    return value === namespace ? null : `lacks xmlns="${namespace}", so browsers would not show it: export it again`
  if (name === 'xmlns:xlink') return value === xlink ? null : `has another xmlns:xlink than ${xlink}: ${again}`
  // Of other namespaces: they name nothing, since prefixed names are refused.
  if (name.startsWith('xmlns:') && name !== 'xmlns:xml') return null
  if (/^(.*:)?on/i.test(name)) return 'contains an event handler, such as onload: remove it'
  if (/^(xlink:)?href$/.test(name)) return /^(#|data:image\/(png|jpeg);)/.test(value) ? null : elsewhere
  if (attributes.has(name) || /^(data|aria)-[\w-]+$/.test(name)) return complainOfStyle(value)
  return /(^|:)(href|src)$/i.test(name)
    ? elsewhere
    : `contains the attribute ${name}, which a logo has no need of: ${again}`
}

function complainOfStyle(text: string): Complaint {
  return /url\((?!\s*["']?\s*#)|@import|image-set\(|\\/i.test(text)
    ? 'refers to something outside of itself in a style: keep only what is in the file'
    : null
}

function complainOfRoot(root: Tag | undefined): Complaint {
  const given = Object.fromEntries(root?.attributes ?? [])
  if (given.xmlns === undefined) return `lacks xmlns="${namespace}", so browsers would not show it: export it again`
  const box = given.viewBox
    ?.trim()
    .split(/[\s,]+/)
    .map(Number)
    .slice(2)
  const sides = box ?? [given.width, given.height].map((side) => Number(side?.replace(/px$/, '')))
  const [width = Number.NaN, height = Number.NaN] = sides
  const isSized = [width, height].every((side) => side > 0 && side <= mostUnits)
  if (!isSized) return `has no viewBox of more than 0 and at most ${mostUnits} units wide and high: export it again`
  return complainOfShape(width, height)
}

const mostUnits = 10_000
