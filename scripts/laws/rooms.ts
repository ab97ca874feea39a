/** A room of the house: which files it holds and which rooms they may import. The answer to anything unsaid is no. */
export interface Room {
  name: string
  /** Files and folders, from the root; the longest that fits a file decides. */
  holds: string[]
  /** Rooms it may import from, itself included by nature. */
  imports: string[]
  /** Rooms it may import types from. */
  types: string[]
  /** Packages only some rooms may name; see `guarded`. */
  packages: string[]
}

/** Packages that belong to one room or a few; every other package is free to all. */
export const guarded = {
  stripe: /^stripe$/,
  prisma: /^(@prisma\/.*|prisma(\/.*)?|.*\/generated\/.*)$/,
  pg: /^pg$/,
  next: /^next(\/.*)?$/,
  'next-auth': /^(next-auth(\/.*)?|@next-auth\/.*)$/,
  mail: /^nodemailer$/,
  queue: /^pg-boss$/,
  react: /^react(-dom)?(\/.*)?$/,
} as const

const domain = 'lib/payouts'
const grammar = 'lib/payouts/reference'

export const rooms: Room[] = [
  room(
    'app',
    ['app', 'instrumentation.ts', 'proxy.ts'],
    [
      'components',
      'lib/desk',
      'lib/auth',
      'lib/form-state',
      'lib/words',
      'lib/address',
      'lib/log',
      'lib/answering',
      grammar,
    ],
    [domain, 'lib/stripe'],
    ['next', 'react'],
  ),
  room('components', ['components'], [], [domain, 'lib/form-state'], ['next', 'react']),
  room(domain, [domain], [grammar]),
  // A grammar that doors check by, too; it is the domain's, so that there is one.
  room(grammar, ['lib/payouts/reference.ts']),
  room('lib/store', ['lib/store'], [grammar], [domain], ['prisma', 'pg', 'next-auth']),
  room('lib/stripe', ['lib/stripe'], [], [domain], ['stripe']),
  room('lib/mail', ['lib/mail'], ['lib/words'], [domain], ['mail']),
  room('lib/jobs', ['lib/jobs'], [], [domain], ['queue']),
  room(
    'lib/auth',
    ['lib/auth'],
    ['lib/store', 'lib/mail', 'lib/env', 'lib/log', 'lib/words', 'lib/address'],
    [domain],
    ['next', 'next-auth', 'react'],
  ),
  room(
    'lib/wiring',
    ['lib/wiring.ts', 'lib/house'],
    [domain, 'lib/store', 'lib/stripe', 'lib/mail', 'lib/jobs', 'lib/env', 'lib/log', 'lib/address'],
  ),
  room('lib/desk', ['lib/desk.ts'], ['lib/wiring', 'lib/env', 'lib/log', 'lib/jobs', 'lib/closing']),
  room('lib/address', ['lib/address.ts', 'lib/address.test.ts']),
  room('lib/env', ['lib/env.ts', 'lib/env.test.ts'], ['lib/address']),
  room('lib/log', ['lib/log.ts']),
  room('lib/answering', ['lib/answering.ts']),
  room('lib/closing', ['lib/closing.ts', 'lib/closing.test.ts']),
  room('lib/form-state', ['lib/form-state.ts']),
  room('lib/words', ['lib/words'], [], [domain]),
  room('prisma', ['prisma', 'prisma.config.ts'], ['lib/wiring', 'lib/env'], [domain], ['prisma', 'pg']),
  room(
    'scripts',
    ['scripts'],
    ['prisma', 'lib/wiring', 'lib/env', 'lib/closing', 'lib/answering', 'lib/words', grammar, 'scripts/chaos/as-kept'],
    [domain],
    ['stripe', 'pg', 'next'],
  ),
  // Says of Stripe's own account what the app must have stored of it, by the rules the app stores by.
  room('scripts/chaos/as-kept', ['scripts/chaos/as-kept.ts'], ['lib/stripe', domain], [], ['stripe']),
  room('local-stripe', ['local-stripe'], [], [], ['pg']),
  // For other projects to copy, so they lean on nothing of ours.
  room('local-stripe/examples', ['local-stripe/examples'], [], [], ['stripe']),
  room('e2e', ['e2e'], ['lib/store', 'scripts', 'prisma', 'local-stripe/examples'], [domain], ['stripe', 'pg']),
  room('bench', ['bench'], ['lib/store', 'scripts', 'prisma'], [domain], ['stripe', 'pg']),
  room(
    'settings',
    ['playwright.config.ts', 'vitest.config.ts', 'next.config.js', 'postcss.config.mjs'],
    ['scripts', 'e2e'],
  ),
]

/** What a test may import beyond its room: the parts it arranges for real. */
export const testsMayImport: Record<string, string[]> = {
  'lib/payouts': [],
  'lib/store': ['prisma', 'lib/payouts'],
  'lib/stripe': ['lib/payouts'],
  'lib/auth': ['prisma'],
  'lib/jobs': ['prisma', 'scripts'],
  'lib/wiring': ['prisma', 'scripts'],
  'local-stripe': ['scripts'],
  app: ['prisma', 'lib/wiring', 'lib/store'],
  // Its way to the database that falls silent.
  scripts: ['lib/store'],
}

function room(
  name: string,
  holds: string[],
  imports: string[] = [],
  types: string[] = [],
  packages: (keyof typeof guarded)[] = [],
): Room {
  return { name, holds, imports, types, packages }
}

/** The room a file from the root lies in; null for one that lies in none. */
export function roomOf(file: string): Room | null {
  const fitting = rooms.flatMap((each) =>
    each.holds.filter((path) => file === path || file.startsWith(`${path}/`)).map((path) => ({ each, path })),
  )
  fitting.sort((a, b) => b.path.length - a.path.length)
  return fitting[0]?.each ?? null
}
