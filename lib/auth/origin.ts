import 'server-only'
import { env } from '@/lib/env'

/** True for a request from our own page. Browsers set Origin on every POST, and no page can forge it. */
export function isFromOurPage(request: Request): boolean {
  return request.headers.get('origin') === new URL(env().APP_URL).origin
}
