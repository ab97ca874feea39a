import { createHash } from 'node:crypto'
import createNextIntlPlugin from 'next-intl/plugin'
import securityHeaders from './lib/security-headers.json' with { type: 'json' }
import { hashSources } from './tools/launch/sources.mjs'

const withWords = createNextIntlPlugin('./app/i18n/request.ts')

const headers = Object.entries(securityHeaders).map(([key, value]) => ({ key, value }))

export default withWords({
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // The id of an action is made of its file's path from here: a lock file in a folder above must not move it.
  turbopack: { root: import.meta.dirname },
  generateBuildId: buildId,
  // One that extends another is left alone by the build; it would add its folder to tsconfig.json.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    'pg',
    'pg-boss',
    '@prisma/client',
    '@prisma/adapter-pg',
    'nodemailer',
    'stripe',
    'rate-limiter-flexible',
  ],
  // Nothing here is sized on the way; `/_next/image` answers 404.
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: '64kb' } },
  async headers() {
    // The first two do something when they are asked for, so not even a refusal of theirs may be kept; the others are
    // downloads of everybody's money.
    const unkept = [{ key: 'Cache-Control', value: 'no-store' }]
    return [
      { source: '/:path*', headers },
      { source: '/payouts/:road(return|refresh)', headers: unkept },
      { source: '/admin/reports/:table.:format(csv|xlsx)', headers: unkept },
    ]
  },
})

/**
 * Builds of the same sources with the same key are one build to browsers, wherever they were made. Without a key no two
 * builds know each other's actions, so Next gives each an id of its own.
 */
function buildId() {
  const key = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
  return key ? createHash('sha256').update(hashSources()).update(key).digest('hex').slice(0, 20) : null
}
