import { refusal } from '../../errors'

/** An http or https address, or a refusal that names the parameter. */
export function requireUrl(text: string | undefined, param: string): string {
  if (!text) throw refusal('missing parameter', { param })
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw refusal('bad address', { param })
}
