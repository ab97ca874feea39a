import { readFileSync } from 'node:fs'
import { packageFolder } from '../../package-folder'

interface Labels {
  /** By pattern: `{person}` matches any person, `*` the rest. */
  fields: Record<string, string>
  /** Questions of a risk intervention, docs.stripe.com/connect/handle-risk-requirements. */
  risk: Record<string, [label: string, hint: string]>
}

const labels = JSON.parse(readFileSync(new URL('data/field-labels.json', packageFolder), 'utf8')) as Labels

/** The label of a Stripe field; an unknown field uses its own last words. */
export function labelFor(name: string): string {
  const general = name.replace(/^(person|owners|directors|executives|authorizer|legal_guardian)\./, '{person}.')
  const parts = general.split('.')
  const patterns = parts.map((_, at) => [...parts.slice(0, parts.length - at - 1), '*'].join('.'))
  const known = [general, ...patterns].find((pattern) => Object.hasOwn(labels.fields, pattern))
  const own = (parts.at(-1) ?? name).replaceAll('_', ' ')
  if (known === undefined) return own.charAt(0).toUpperCase() + own.slice(1)
  return known.endsWith('*') ? `${labels.fields[known]}: ${own}` : (labels.fields[known] ?? own)
}

/** The label of a risk intervention, `interv_<id>.<what>.<way>`; null for other fields. */
export function interventionWords(name: string): { label: string; hint: string; way: string } | null {
  const [, what = '', way = ''] = /^interv_\w+\.(\w+)\.(\w+)$/.exec(name) ?? []
  if (what === '') return null
  const [label, hint] = Object.hasOwn(labels.risk, what)
    ? (labels.risk[what] ?? ['', ''])
    : [what.replaceAll('_', ' '), '']
  return { label, hint, way }
}
