import type { IncomingHttpHeaders } from 'node:http'

/**
 * What Next takes seconds over, and answers nobody meanwhile: two thousand names in a question or in cookies, each set
 * beside all the others, and a long word in the name of a browser, for which it has patterns that try again from each of
 * its letters. No page of ours asks for so much, and no browser brings it.
 */
const mostParameters = 100

export function asksForTooMuch(url: string): boolean {
  const start = url.indexOf('?')
  return start !== -1 && url.slice(start).split('&').length > mostParameters
}

/** Takes from a request what costs too much to look at, and leaves what we read ourselves. */
export function shortenHeaders(headers: IncomingHttpHeaders): void {
  const { cookie, 'user-agent': browser } = headers
  if (cookie !== undefined) headers.cookie = cookie.split(';').filter(isOurs).slice(0, mostCookies).join(';')
  if (browser !== undefined) headers['user-agent'] = browser.slice(0, longestBrowser)
}

/** By lib/auth/session-cookie.ts and lib/auth/zone.ts. Other services under the same name have theirs, which are not for us. */
const isOurs = (cookie: string) => /^\s*((__Host-)?greenlight-[\w-]+|zone)=/.test(cookie)

const mostCookies = 20

/** Search engines, whom Next knows by it, need some two hundred. */
const longestBrowser = 400
