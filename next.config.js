import createNextIntlPlugin from 'next-intl/plugin'

const withWords = createNextIntlPlugin('./app/i18n/request.ts')

const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  // Browsers heed it under https only.
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
]

export default withWords({
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
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
  experimental: { serverActions: { bodySizeLimit: '64kb' } },
  async headers() {
    // The first two do something when they are asked for, so not even a refusal of theirs may be kept; the others are
    // downloads of everybody's money.
    const unkept = [{ key: 'Cache-Control', value: 'no-store' }]
    return [
      { source: '/:path*', headers },
      { source: '/payouts/:road(return|refresh)', headers: unkept },
      { source: '/admin/reports/:table.csv', headers: unkept },
    ]
  },
})
