import type { IncomingHttpHeaders } from 'node:http'

/**
 * Next blocks for seconds on thousands of parameters or cookies, and on a long word in User-Agent. Our pages and real
 * browsers send far less.
 */
const mostParameters = 100

export function asksForTooMuch(url: string): boolean {
  const start = url.indexOf('?')
  return start !== -1 && url.slice(start).split('&').length > mostParameters
}

/** Removes what is costly to parse and keeps what we read. */
export function shortenHeaders(headers: IncomingHttpHeaders): void {
  const { cookie, 'user-agent': browser } = headers
  if (cookie !== undefined) headers.cookie = cookie.split(';').filter(isOurs).slice(0, mostCookies).join(';')
  if (browser !== undefined) headers['user-agent'] = browser.slice(0, longestBrowser)
}

/**
 * From lib/auth/session-cookie.ts, lib/auth/zone.ts and app/payouts/ready-moment.ts. Other services on this host have
 * their own cookies.
 */
const isOurs = (cookie: string) => /^\s*((__Host-)?greenlight-[\w-]+|zone)=/.test(cookie)

const mostCookies = 20

/** Next recognizes search engines within some two hundred. */
const longestBrowser = 400
