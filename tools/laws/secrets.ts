const kinds: Record<string, RegExp> = {
  'live key of Stripe': /\b[sr]k_live_\w{8,}/g,
  // Test values are shorter.
  'test key of Stripe': /\b[sr]k_test_[A-Za-z0-9]{24,}/g,
  'signing secret of Stripe': /\bwhsec_[A-Za-z0-9]{16,}/g,
  'key of our API': /\bgl_[\w-]{43}\b/g,
  'private key': /-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----/g,
  'key of AWS': /\b(AKIA|ASIA)[A-Z0-9]{16}\b/g,
  'key of Google': /\bAIza[\w-]{35}/g,
  'token of GitHub': /\b(gh[oprsu]_[A-Za-z0-9]{36,}|github_pat_\w{50,})/g,
  'token of npm': /\bnpm_[A-Za-z0-9]{36}\b/g,
  'token of Slack': /\bxox[abprs]-[\w-]{10,}/g,
}

/** Made up for tests. */
export const madeUp = [
  'rk_live_0123456789',
  'rk_live_0123456789abcdef',
  'rk_live_1234567890',
  'rk_live_abcdefgh',
  'sk_live_0123456789',
  'sk_live_0123456789abcdef',
  'sk_live_1234567890',
  'sk_live_51NeverToBeSeen',
  'sk_live_abcdefgh',
  'sk_live_localstripe0123456789',
  'sk_live_resetmine123',
  'whsec_0123456789abcdef',
  'whsec_bench0123456789abcdef',
  'whsec_fedcba9876543210',
]

export interface Secret {
  kind: string
  value: string
}

export function findSecrets(text: string): Secret[] {
  return Object.entries(kinds).flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(([value]) => ({ kind, value })),
  )
}
