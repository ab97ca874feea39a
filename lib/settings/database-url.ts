import { authorityOf, complainOfParts, isPort, saidTwice } from './address-parts'
import { type Complaint, firstOf } from './complaint'

export function complainOfDatabase(address: string): Complaint {
  if (!/^postgres(ql)?:\/\//.test(address)) return 'must start with postgresql://'
  return firstOf(
    () => complainOfParts(address),
    () => (hostsOf(address).some((host) => host.includes(',')) ? 'names several hosts: use one' : null),
    () => (hostsOf(address).length === 0 ? 'names no host' : null),
    () => (URL.canParse(address) ? null : malformed),
    () => complainOfName(new URL(address).pathname),
    () => complainOfQuery(new URL(address).searchParams),
  )
}

export function isDatabaseEncrypted(address: string): boolean {
  const { searchParams } = new URL(address)
  const mode = searchParams.get('sslmode')
  if (mode !== null) return mode !== 'disable'
  return ['true', '1'].includes(searchParams.get('ssl') ?? '') || searchParams.has('sslrootcert')
}

/** True when any certificate is accepted: https://node-postgres.com/features/ssl */
export function isAnyDatabaseTaken(address: string): boolean {
  const { searchParams } = new URL(address)
  const mode = searchParams.get('sslmode') ?? ''
  const isCompatible = searchParams.get('uselibpqcompat') === 'true' && !searchParams.has('sslrootcert')
  return mode === 'no-verify' || (isCompatible && ['prefer', 'require'].includes(mode))
}

/** Host name, address or socket folder. */
export function databaseHost(address: string): string {
  return decodeURIComponent(hostsOf(address)[0] ?? '').replace(/^\[(.*)\]$/, '$1')
}

/** As the driver reads it: a parameter overrides the host in front. */
function hostsOf(address: string): string[] {
  const given = new URLSearchParams(address.split('?')[1] ?? '').get('host')
  const host = given ?? authorityOf(address).replace(/:[^:\]]*$/, '')
  return host === '' ? [] : [host]
}

function complainOfName(path: string): Complaint {
  const name = path.slice(1)
  if (name === '') return 'names no database: put its name at the end, such as /greenlight'
  return name.includes('/') ? 'names a database with a / in it: write %2F, or remove the rest' : null
}

const modes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify']

function complainOfQuery(query: URLSearchParams): Complaint {
  const twice = saidTwice(query)
  if (twice !== null) return twice
  const ssl = query.get('ssl')
  if (ssl !== null && !['true', '1', '0'].includes(ssl)) return 'has an invalid ssl: write sslmode=verify-full instead'
  const mode = query.get('sslmode')
  if (mode !== null && !modes.includes(mode)) return `has an invalid sslmode: use one of ${modes.join(', ')}`
  const port = query.get('port')
  if (port !== null && !isPort(port)) return 'has an invalid port: use a whole number from 1 to 65535'
  const schema = query.get('schema')
  return schema === null || schema === 'public' ? null : 'names a schema: the tables must be in public'
}

const malformed = 'is not a valid address: use postgresql://user:password@host:5432/greenlight'
