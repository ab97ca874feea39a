import { maskedKeys } from '../platform-key'
import type { Params } from './params'

/** One API request as received, with its key masked. */
export interface LoggedRequest {
  id: string
  /** The account of the request's key; null without one. */
  platform: string | null
  /** Unix seconds on the local clock. */
  at: number
  method: string
  path: string
  params: Params
  /** The raw form or query, cut after 4,000 characters. */
  body: string
  headers: Record<string, string>
  idempotency_key: string | null
  /** The connected account from its path or `Stripe-Account`. */
  account: string | null
  /** Null until it is answered. */
  status: number | null
  /** Milliseconds until the answer. */
  duration: number | null
}

export interface RequestQuery {
  /** Null for all platforms. */
  platform: string | null
  path?: string
  account?: string
  status?: number
  limit: number
  starting_after?: string
}

export interface RequestLog {
  add(request: LoggedRequest): void
  /** Newest first. */
  page(query: RequestQuery): { data: LoggedRequest[]; has_more: boolean }
}

const kept = 10_000
const longestBody = 4000

/** The last 10,000 requests, in memory. */
export function requestLog(): RequestLog {
  let requests: LoggedRequest[] = []
  return {
    add(request) {
      requests.push(request)
      if (requests.length >= 2 * kept) requests = requests.slice(-kept)
    },
    page({ platform, path, account, status, limit, starting_after }) {
      const newest = requests.slice(-kept).reverse()
      const start = starting_after === undefined ? 0 : newest.findIndex(({ id }) => id === starting_after) + 1
      const found = newest.slice(start).filter((request) => {
        if (platform !== null && request.platform !== platform) return false
        if (path !== undefined && !request.path.includes(path)) return false
        if (account !== undefined && request.account !== account) return false
        return status === undefined || request.status === status
      })
      return { data: found.slice(0, limit), has_more: found.length > limit }
    },
  }
}

export function recordable(text: string): string {
  return text.length > longestBody ? `${maskedKeys(text.slice(0, longestBody))}…` : maskedKeys(text)
}

const headersKept = ['stripe-version', 'stripe-account', 'idempotency-key', 'content-type', 'user-agent']

/** The relevant headers, with the key masked. */
export function recordableHeaders(header: (name: string) => string | undefined, key: string): Record<string, string> {
  const entries = headersKept.flatMap((name) => {
    const value = header(name)
    return value === undefined ? [] : [[name, maskedKeys(value)]]
  })
  return { ...Object.fromEntries(entries), ...(key && { authorization: key }) }
}

export function accountIn(path: string, acting: string | undefined): string | null {
  return /^\/v1\/accounts\/(acct_\w+)/.exec(path)?.[1] ?? acting ?? null
}
