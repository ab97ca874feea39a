import { createHash } from 'node:crypto'
import createNextIntlPlugin from 'next-intl/plugin'
import securityHeaders from './lib/security-headers.json' with { type: 'json' }
import { hashSources } from './tools/launch/sources.mjs'

const withWords = createNextIntlPlugin('./app/i18n/request.ts')

const toHeaders = (named) => Object.entries(named).map(([key, value]) => ({ key, value }))

export default withWords({
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // Action ids contain paths from here.
  turbopack: { root: import.meta.dirname },
  generateBuildId: buildId,
  // Keeps the build from editing tsconfig.json.
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
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: '640kb' } },
  async headers() {
    const unkept = [{ key: 'Cache-Control', value: 'no-store' }]
    return [
      { source: '/:path*', headers: toHeaders(securityHeaders.all) },
      { source: '/:folder(api|brand)/:path*', headers: toHeaders(securityHeaders.allButPages) },
      { source: '/payouts/:road(return|refresh)', headers: unkept },
      { source: '/admin/reports/:table.:format(csv|xlsx)', headers: unkept },
    ]
  },
})

/** Without a key, builds do not have each other's actions, so Next picks the id. */
function buildId() {
  const key = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
  return key ? createHash('sha256').update(hashSources()).update(key).digest('hex').slice(0, 20) : null
}
