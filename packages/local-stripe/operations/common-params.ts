import { refusal } from '../errors'

/** Refuses parameters that Stripe supports and this server ignores, so that nobody relies on them. */
export function refuseUnsupported(params: object, supported: string[], within?: string): void {
  const unsupported = Object.keys(params).find((name) => !supported.includes(name))
  if (unsupported === undefined) return
  throw refusal('unsupported parameter', { param: within === undefined ? unsupported : `${within}[${unsupported}]` })
}

/** Refuses an invalid email address; a missing one is fine. */
export function requireEmail(value: unknown, param: string): void {
  if (value === undefined || /^[^\s@]+@[^\s@]+$/.test(String(value))) return
  throw refusal('bad email', { value: String(value), param })
}

export type MetadataParam = Record<string, string> | '' | null

/** Merges metadata; an empty value drops its key, an empty hash drops all, docs.stripe.com/api/metadata. */
export function mergedMetadata(before: Record<string, string>, change: MetadataParam | undefined) {
  if (change === undefined) return before
  if (change === '' || change === null) return {}
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''))
}

/** Refuses anything but http and https, naming the parameter. */
export function requireUrl(text: string | undefined, param: string): string {
  if (!text) throw refusal('missing parameter', { param })
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw refusal('bad address', { param })
}
