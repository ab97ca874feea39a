import { type Complaint, firstOf } from './complaint'

/**
 * Faults of an address with user and password. An unescaped character ends the password early, and the rest becomes a
 * host or path.
 */
export function complainOfParts(address: string): Complaint {
  return firstOf(
    () => (/\s/.test(address) ? 'contains a space: write %20 if it belongs to the password' : null),
    () => (address.includes('#') ? 'contains an unescaped #: write %23 in a user or password' : null),
    () => (isDecodable(address) ? null : 'contains a % that escapes nothing: write %25 in a user or password'),
    () => complainOfPassword(address),
    () => complainOfPort(address),
  )
}

function complainOfPassword(address: string): Complaint {
  const [, rest = ''] = address.split('://', 2)
  const authority = rest.split(/[/?]/, 1)[0] ?? ''
  const isEndedEarly = !authority.includes('@') && rest.includes('@')
  return isEndedEarly ? 'contains an unescaped / or ? before the @: write %2F or %3F in a user or password' : null
}

/** For one host; several are another complaint. */
function complainOfPort(address: string): Complaint {
  const host = authorityOf(address)
  if (host.includes(',')) return null
  const [, port] = /^(?:\[[^\]]*\]|[^:[]*):(.*)$/.exec(host) ?? []
  if (port === undefined || port === '') return null
  return isPort(port) ? null : 'has an invalid port: use a whole number from 1 to 65535'
}

/** Host and port, without user and password. */
export function authorityOf(address: string): string {
  const [, rest = ''] = address.split('://', 2)
  const authority = rest.split(/[/?]/, 1)[0] ?? ''
  return authority.slice(authority.lastIndexOf('@') + 1)
}

/** Repeated parameters: drivers differ on which one wins. */
export function saidTwice(query: URLSearchParams): Complaint {
  const names = [...query.keys()]
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  return twice === undefined ? null : `has ${twice} twice: keep one`
}

export function isPort(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
