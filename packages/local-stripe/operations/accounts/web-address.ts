import { refusal } from '../../errors'

/** Refuses anything but http and https, naming the parameter. */
export function requireUrl(text: string | undefined, param: string): string {
  if (!text) throw refusal('missing parameter', { param })
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw refusal('bad address', { param })
}
