import { type guarded, type Room, rooms } from './rooms'

/** The rooms as Biome's rules, so that editors refuse an import at once. The law test also distinguishes type imports. */
export function biomeOverrides() {
  return rooms.filter(isOfApp).map((room) => ({
    includes: [
      ...room.holds.map((path) => (path.includes('.') ? path : `${path}/**`)),
      '!**/*.test.ts',
      '!**/testing/**',
    ],
    linter: {
      rules: {
        style: {
          noRestrictedImports: {
            level: 'error',
            options: { patterns: [{ group: forbidden(room), message: `${room.name} may not import this.` }] },
          },
        },
      },
    },
  }))
}

/** Rooms of the app itself; launchers and tests may import more. */
const isOfApp = (room: Room) => /^(app|components|lib|packages)/.test(room.name)

function forbidden(room: Room): string[] {
  const allowed = [room.name, ...room.imports, ...room.types]
  const others = rooms.filter((other) => !allowed.includes(other.name)).flatMap((other) => other.holds)
  const packages = Object.entries(packagePatterns).filter(([name]) => !room.packages.includes(name))
  const within = allowed.filter((name) => others.some((path) => name.startsWith(`${path}/`)))
  return [
    ...others.filter((path) => !path.includes('.')).flatMap((path) => [`@/${path}`, `@/${path}/**`]),
    ...within.map((path) => `!@/${path}`),
    ...others.filter((path) => path.endsWith('.ts')).map((path) => `@/${path.replace(/\.ts$/, '')}`),
    ...packages.flatMap(([, patterns]) => patterns),
  ]
}

const packagePatterns: Record<keyof typeof guarded, string[]> = {
  stripe: ['stripe'],
  prisma: ['@prisma/**'],
  pg: ['pg'],
  next: ['next', 'next/**'],
  'next-auth': ['next-auth', 'next-auth/**', '@next-auth/**'],
  mail: ['nodemailer'],
  queue: ['pg-boss'],
  react: ['react', 'react-dom', 'react/**', 'react-dom/**'],
}
