import { authorityOf, complainOfParts, saidTwice } from './address-parts'
import { type Complaint, firstOf } from './complaint'

export function complainOfMailServer(address: string): Complaint {
  if (!/^smtps?:\/\//.test(address)) return 'must start with smtp:// or smtps://'
  return firstOf(
    () => complainOfParts(address),
    () => (mailHost(address) === '' ? 'names no host, such as smtps://user:password@mail.example.com' : null),
    () => (isHost(mailHost(address)) ? null : 'has an invalid host: use one such as mail.example.com'),
    () => (URL.canParse(address) ? null : 'is not a valid address: use smtps://user:password@mail.example.com:465'),
    () => (/^\/?$/.test(new URL(address).pathname) ? null : 'has a path after its host: remove it'),
    () => complainOfQuery(new URL(address).searchParams),
  )
}

/** Set in the address, so not allowed as parameters. */
const saidInFront = ['secure', 'host', 'port']
const switches = ['requireTLS', 'ignoreTLS', 'opportunisticTLS', 'tls.rejectUnauthorized']

function complainOfQuery(query: URLSearchParams): Complaint {
  const twice = saidTwice(query)
  if (twice !== null) return twice
  const otherwise = saidInFront.find((name) => query.has(name))
  if (otherwise !== undefined)
    return `has ${otherwise} after its host: put it in front, as in smtps://mail.example.com:465`
  const unclear = switches.find((name) => query.has(name) && !['true', 'false'].includes(query.get(name) ?? ''))
  return unclear === undefined ? null : `has a ${unclear} that is neither true nor false`
}

/**
 * True when email travels encrypted or stays here. Without `requireTLS`, a server without TLS receives it in the open.
 */
export function isMailEncrypted(address: string): boolean {
  const { protocol, searchParams } = new URL(address)
  return protocol === 'smtps:' || searchParams.get('requireTLS') === 'true'
}

export function mailHost(address: string): string {
  return authorityOf(address)
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
}

function isHost(host: string): boolean {
  return /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?\.?$/i.test(host) || /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(host)
}
