import { databaseHost, isAnyDatabaseTaken, isDatabaseEncrypted } from './database-url'
import { whyGuessable } from './guessable'
import { isPrivate, isThisMachine } from './network-hosts'
import { isMailEncrypted, mailHost } from './smtp-url'

/** Required for real money only. */
interface Settings extends DatabaseSettings {
  APP_URL: string
  NEXTAUTH_SECRET: string
  SMTP_URL: string
}

interface DatabaseSettings {
  DATABASE_URL: string
  MIGRATION_DATABASE_URL?: string | undefined
}

export type Finding = readonly [name: keyof Settings, sentence: string]

/** Findings that forbid a start with a live key. */
export function refusalsWhenLive(settings: Settings): Finding[] {
  const { APP_URL, NEXTAUTH_SECRET, SMTP_URL } = settings
  const guessable = whyGuessable(NEXTAUTH_SECRET)
  return onlyThose([
    !APP_URL.startsWith('https:') && (['APP_URL', 'must start with https: when the key is live'] as const),
    guessable !== null &&
      ([
        'NEXTAUTH_SECRET',
        `${guessable}, so someone can guess it: make one with \`openssl rand -base64 32\` when the key is live`,
      ] as const),
    ...databaseRefusals(settings),
    isOpen(mailHost(SMTP_URL), isMailEncrypted(SMTP_URL)) === 'public' &&
      ([
        'SMTP_URL',
        'must be encrypted when the key is live: use smtps://, or add ?requireTLS=true for STARTTLS',
      ] as const),
  ])
}

/** The database part, for database commands. */
export function databaseRefusals(settings: DatabaseSettings): Finding[] {
  return addressesIn(settings)
    .filter(([, address]) => isOpen(databaseHost(address), isDatabaseEncrypted(address)) === 'public')
    .map(([name]) => [name, 'must be encrypted when the key is live: add ?sslmode=verify-full'])
}

export function databaseWarnings(settings: DatabaseSettings): Finding[] {
  return addressesIn(settings).flatMap(([name, address]): Finding[] =>
    onlyThose([
      isOpen(databaseHost(address), isDatabaseEncrypted(address)) === 'private' && [
        name,
        'crosses a network without TLS, where others can read everything. See ?sslmode=verify-full',
      ],
      isAnyDatabaseTaken(address) && [
        name,
        'accepts any certificate, so another server can pose as the database. See sslmode=verify-full',
      ],
    ]),
  )
}

function addressesIn({ DATABASE_URL, MIGRATION_DATABASE_URL }: DatabaseSettings) {
  const all = Object.entries({ DATABASE_URL, MIGRATION_DATABASE_URL })
  return all.filter((each): each is [keyof DatabaseSettings, string] => each[1] !== undefined)
}

/** Findings that an operator may have reasons for. */
export function warningsWhenLive(settings: Settings): Finding[] {
  const { SMTP_URL } = settings
  return onlyThose([
    ...databaseWarnings(settings),
    isOpen(mailHost(SMTP_URL), isMailEncrypted(SMTP_URL)) === 'private' &&
      ([
        'SMTP_URL',
        'crosses a network without TLS, where others can read sign-in links. See ?requireTLS=true',
      ] as const),
    new URL(SMTP_URL).searchParams.get('tls.rejectUnauthorized') === 'false' &&
      (['SMTP_URL', 'accepts any certificate (tls.rejectUnauthorized=false)'] as const),
  ])
}

function isOpen(host: string, isEncrypted: boolean): 'public' | 'private' | null {
  if (isEncrypted || isThisMachine(host)) return null
  return isPrivate(host) ? 'private' : 'public'
}

const onlyThose = (findings: (Finding | false)[]) => findings.filter((each) => each !== false)
