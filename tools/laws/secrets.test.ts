import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findSecrets, madeUp } from './secrets'
import { allFiles, root } from './sources'

const found = allFiles().flatMap((file) =>
  findSecrets(readFileSync(join(root, file), 'latin1')).map((secret) => ({ file, ...secret })),
)

test('no file holds a secret (take it out, and revoke it where it came from)', () => {
  const real = found.filter(({ value }) => !madeUp.includes(value))
  // The beginning is enough.
  expect(real.map(({ file, kind, value }) => `${file}: ${kind} ${value.slice(0, 12)}…`)).toEqual([])
})

test('every value on the list of those made up for tests is in use', () => {
  const values = found.filter(({ file }) => file !== 'tools/laws/secrets.ts').map(({ value }) => value)
  expect(madeUp.filter((value) => !values.includes(value))).toEqual([])
})

// Joined here, so that this file contains no secret.
const some = (length: number) => 'Ab3d'.repeat(20).slice(0, length)
const upper = (length: number) => some(length).toUpperCase()

test.each([
  ['live key of Stripe', `sk_${'live'}_${some(24)}`],
  ['live key of Stripe', `rk_${'live'}_51${some(60)}`],
  ['test key of Stripe', `sk_${'test'}_${some(24)}`],
  ['signing secret of Stripe', `whsec_${some(32)}`],
  ['key of our API', `gl_${some(43)}`],
  ['private key', `-----BEGIN RSA ${'PRIVATE'} KEY-----`],
  ['private key', `-----BEGIN ${'PRIVATE'} KEY-----`],
  ['key of AWS', `AKIA${upper(16)}`],
  ['key of Google', `AIza${some(35)}`],
  ['token of GitHub', `ghp_${some(36)}`],
  ['token of npm', `npm_${some(36)}`],
  ['token of Slack', `xoxb-${some(24)}`],
])('a %s is found, whatever is around it: %s', (kind, value) => {
  for (const text of [value, `KEY=${value}\n`, `const key = '${value}'`])
    expect(findSecrets(text)).toEqual([{ kind, value }])
})

test('a name that a secret begins with is none', () => {
  expect(findSecrets('keys start with sk_live_, rk_live_ or whsec_, and ours with gl_')).toEqual([])
})
