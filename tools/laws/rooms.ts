/** A room: its files, and the rooms it may import. The default is no. */
export interface Room {
  name: string
  /** Files and folders from the root; the longest match decides. */
  holds: string[]
  /** Rooms it may import; itself is always allowed. */
  imports: string[]
  /** Rooms it may import types from. */
  types: string[]
  /** Guarded packages it may import. */
  packages: string[]
}

/** Packages reserved for a few rooms; every other package is free. */
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
const vocabulary = 'lib/payouts/vocabulary'
const shownRequirements = 'lib/payouts/accounts/shown-requirements'
const composition = 'lib/composition'
const forPages = 'lib/composition/for-pages'
const timings = 'lib/composition/timings'

const upkeep = [
  composition,
  timings,
  'lib/env',
  'lib/before-shutdown',
  'lib/current-request',
  'lib/log',
  'lib/security-log',
  'lib/security-headers',
  'lib/words',
  vocabulary,
]

export const rooms: Room[] = [
  room(
    'app',
    ['app', 'instrumentation.ts', 'proxy.ts'],
    [
      'components',
      forPages,
      'lib/auth',
      'lib/form-state',
      'lib/words',
      'lib/address',
      'lib/repeated-keys',
      'lib/read-body',
      'lib/log',
      'lib/security-log',
      'lib/current-request',
      vocabulary,
      shownRequirements,
    ],
    [domain, 'lib/stripe'],
    ['next', 'react'],
  ),
  room('components', ['components'], [vocabulary], [domain, 'lib/form-state'], ['next', 'react']),
  room(domain, [domain], [vocabulary, shownRequirements]),
  // Where a requirement is shown. Coach pages and staff pages both ask here, so that they cannot disagree.
  room(shownRequirements, [`${shownRequirements}.ts`, `${shownRequirements}.test.ts`], [vocabulary], [domain]),
  room(vocabulary, [vocabulary]),
  // How every connection speaks; migrations and tests use it too.
  room('lib/store/postgres', ['lib/store/postgres'], [], [], ['pg']),
  room('lib/store', ['lib/store'], [vocabulary, 'lib/store/postgres'], [domain], ['prisma', 'pg', 'next-auth']),
  room('lib/stripe', ['lib/stripe'], [vocabulary, 'lib/repeated-keys', 'lib/read-body'], [domain], ['stripe']),
  room('lib/mail', ['lib/mail'], [vocabulary, 'lib/words'], [domain], ['mail']),
  room('lib/alert-webhook', ['lib/alert-webhook'], [vocabulary, 'lib/words'], [domain]),
  room('lib/jobs', ['lib/jobs'], [vocabulary], [domain], ['queue']),
  room(
    'lib/auth',
    ['lib/auth'],
    [
      'lib/store',
      'lib/mail',
      timings,
      'lib/current-request',
      'lib/env',
      'lib/log',
      'lib/security-log',
      'lib/words',
      'lib/address',
      'lib/seal',
      'lib/address-link',
      vocabulary,
    ],
    [domain],
    ['next', 'next-auth', 'react'],
  ),
  room(
    composition,
    [composition],
    [
      domain,
      vocabulary,
      'lib/store',
      'lib/store/postgres',
      'lib/stripe',
      'lib/mail',
      'lib/alert-webhook',
      'lib/jobs',
      'lib/env',
      'lib/log',
      'lib/security-log',
      'lib/address',
      'lib/address-link',
      timings,
    ],
  ),
  // Numbers only, so that any composing room can pass them in.
  room(timings, [`${timings}.ts`]),
  room(forPages, [`${forPages}.ts`], [composition, 'lib/env', 'lib/log', 'lib/jobs', 'lib/before-shutdown']),
  room('lib/repeated-keys', ['lib/repeated-keys.ts', 'lib/repeated-keys.test.ts']),
  room('lib/read-body', ['lib/read-body.ts']),
  room('lib/address-link', ['lib/address-link.ts', 'lib/address-link.test.ts'], ['lib/address', 'lib/seal']),
  room('lib/seal', ['lib/seal.ts', 'lib/seal.test.ts']),
  room('lib/address', ['lib/address.ts', 'lib/address.test.ts']),
  room('lib/env', ['lib/env.ts', 'lib/env.test.ts', 'lib/settings'], ['lib/address', vocabulary]),
  room('lib/log', ['lib/log.ts', 'lib/log.test.ts'], ['lib/current-request']),
  room('lib/security-log', ['lib/security-log.ts', 'lib/security-log.test.ts'], ['lib/log', vocabulary], [domain]),
  room('lib/current-request', ['lib/current-request.ts']),
  room('lib/security-headers', ['lib/security-headers.json']),
  room('lib/before-shutdown', ['lib/before-shutdown.ts', 'lib/before-shutdown.test.ts']),
  room('lib/form-state', ['lib/form-state.ts']),
  room('lib/words', ['lib/words'], [vocabulary], [domain]),
  room(
    'prisma',
    ['prisma', 'prisma.config.ts'],
    [composition, 'lib/env', 'lib/store/postgres', vocabulary],
    [domain],
    ['prisma', 'pg'],
  ),
  room('server', ['server'], [...upkeep, 'lib/read-body'], [domain], ['next']),
  room('commands', ['commands'], [...upkeep, 'lib/address', 'server', 'prisma'], [domain], ['stripe']),
  room(
    'tools',
    ['tools'],
    [...upkeep, 'server', 'commands', 'prisma', 'tools/chaos/as-kept', 'tools/demo-home/emails'],
    [domain],
    ['stripe', 'pg', 'next'],
  ),
  // Computes what the app must store for a Stripe account, by the app's own rules.
  room('tools/chaos/as-kept', ['tools/chaos/as-kept.ts'], ['lib/stripe', domain, vocabulary], [], ['stripe']),
  // Every email, written as the app writes it.
  room(
    'tools/demo-home/emails',
    ['tools/demo-home/emails'],
    ['lib/mail', 'lib/words', 'lib/stripe', 'lib/env', domain, vocabulary],
  ),
  room('packages/local-stripe', ['packages/local-stripe'], [], [], ['pg']),
  // For other projects to copy, so it imports nothing of ours.
  room('packages/local-stripe/examples', ['packages/local-stripe/examples'], [], [], ['stripe']),
  // The whole app on real parts.
  room(
    'tests',
    ['tests'],
    [
      domain,
      vocabulary,
      composition,
      timings,
      'lib/store',
      'lib/store/postgres',
      'lib/stripe',
      'lib/mail',
      'lib/alert-webhook',
      'lib/jobs',
      'lib/env',
      'lib/log',
      'lib/security-log',
      'lib/words',
      'lib/address',
      'prisma',
      'server',
      'tools',
      'tools/demo-home/emails',
    ],
  ),
  room(
    'e2e',
    ['e2e'],
    ['lib/store', 'server', 'tools', 'prisma', 'packages/local-stripe/examples', vocabulary],
    [domain],
    ['stripe', 'pg'],
  ),
  room(
    'bench',
    ['bench'],
    ['lib/store', 'server', 'tools', 'prisma', 'bench/simulation', vocabulary],
    [domain],
    ['stripe', 'pg'],
  ),
  room('bench/simulation', ['bench/simulation'], ['lib/store', domain, timings, vocabulary], []),
  room(
    'settings',
    ['playwright.config.ts', 'vitest.config.ts', 'next.config.js', 'postcss.config.mjs'],
    ['tools', 'e2e'],
  ),
]

/** What a room's tests may import in addition: the parts they start for real. */
export const testsMayImport: Record<string, string[]> = {
  'lib/store': ['prisma', domain, timings],
  'lib/store/postgres': ['prisma', 'lib/store', vocabulary],
  'lib/stripe': [domain, timings],
  'lib/mail': [timings],
  'lib/auth': ['prisma'],
  prisma: ['lib/store'],
  'lib/jobs': ['prisma', 'tools', 'lib/store/postgres', timings],
  app: ['prisma', composition, 'lib/store'],
  // A database connection that goes silent.
  server: ['lib/store', 'prisma', 'tools'],
  commands: ['lib/store', 'tools', 'tests'],
  tools: ['lib/store'],
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

export function roomOf(file: string): Room | null {
  const fitting = rooms.flatMap((each) =>
    each.holds.filter((path) => file === path || file.startsWith(`${path}/`)).map((path) => ({ each, path })),
  )
  fitting.sort((a, b) => b.path.length - a.path.length)
  return fitting[0]?.each ?? null
}
