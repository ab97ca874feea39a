import 'server-only'
import { env } from '@/lib/env'

/** Whether a page of ours sent this request. Browsers name the sender's origin with every POST and let no page choose it. */
export function isFromOurPage(request: Request): boolean {
  return request.headers.get('origin') === new URL(env().APP_URL).origin
}
