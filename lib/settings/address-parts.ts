import { type Complaint, firstOf } from './complaint'

/**
 * Faults that any address with a user and a password may have. A character that is not escaped ends the password where
 * nobody meant it to, and the rest is taken for a host, a path or nothing at all.
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

/** Of one host; several are another complaint. */
function complainOfPort(address: string): Complaint {
  const host = authorityOf(address)
  if (host.includes(',')) return null
  const [, port] = /^(?:\[[^\]]*\]|[^:]*):(.*)$/.exec(host) ?? []
  if (port === undefined || port === '') return null
  return isPort(port) ? null : 'has an invalid port: use a whole number from 1 to 65535'
}

/** The host and the port, without user and password. */
export function authorityOf(address: string): string {
  const [, rest = ''] = address.split('://', 2)
  const authority = rest.split(/[/?]/, 1)[0] ?? ''
  return authority.slice(authority.lastIndexOf('@') + 1)
}

/** The first is not everybody's choice: what is checked here may not be what a driver takes. */
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
