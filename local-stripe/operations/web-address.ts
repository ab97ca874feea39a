import { ApiError } from '../errors'

/** An http or https address, or a refusal that names the parameter. */
export function requireUrl(text: string | undefined, param: string): string {
  if (!text) throw new ApiError(400, `Missing required param: ${param}.`, { code: 'parameter_missing', param })
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw new ApiError(400, 'Not a valid URL', { code: 'url_invalid', param })
}
