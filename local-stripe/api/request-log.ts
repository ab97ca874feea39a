import type { Params } from './params'

/** One request to the API, as it was received. */
export interface LoggedRequest {
  id: string
  at: number
  method: string
  path: string
  params: Params
  idempotency_key: string | null
  /** Null until it is answered. */
  status: number | null
}

export interface RequestLog {
  add(request: LoggedRequest): void
  /** Newest first. */
  recent(): LoggedRequest[]
}

const kept = 1000

/** The last requests, in memory. */
export function requestLog(): RequestLog {
  const requests: LoggedRequest[] = []
  return {
    add(request) {
      requests.unshift(request)
      requests.length = Math.min(requests.length, kept)
    },
    recent: () => requests,
  }
}
