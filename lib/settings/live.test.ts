import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { whyGuessable } from './guessable'
import { refusalsWhenLive, warningsWhenLive } from './live'

const good = {
  APP_URL: 'https://pay.example.com',
  DATABASE_URL: 'postgresql://app@db.example.com/greenlight?sslmode=verify-full',
  NEXTAUTH_SECRET: 'q3v8Kx0ZrT5mW1nYc7LdP9sHf2JbG6uA4eRiVoXk',
  SMTP_URL: 'smtps://user:pass@mail.example.com',
}
const named = (change: Partial<typeof good> & { MIGRATION_DATABASE_URL?: string }) => ({
  refused: refusalsWhenLive({ ...good, ...change }).map(([name]) => name),
  warned: warningsWhenLive({ ...good, ...change }).map(([name]) => name),
})

test.each([
  'x'.repeat(32),
  'abcabcabcabcabcabcabcabcabcabcabcabc',
  'abcdefghijklmnopqrstuvwxyz0123456789',
  '12345678901234567890123456789012',
  'changemechangemechangemechangeme!',
  'please-change-me-to-something-longer',
  'my-super-secret-key-for-production-use',
  'MyV3ryStr0ngP4ssw0rd4Th1sApplicat10n',
  'your-nextauth-secret-goes-here-0000',
  'correct horse battery staple again',
  'Correct-Horse-Battery-Staple-AGAIN!!',
  'qwertyuiopasdfghjklzxcvbnm1234567890',
  'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb',
])('calls a secret that people make guessable: %s', (secret) => {
  expect(whyGuessable(secret)).not.toBeNull()
  expect(named({ NEXTAUTH_SECRET: secret })).toEqual({ refused: ['NEXTAUTH_SECRET'], warned: [] })
})

test('calls no generated secret guessable', () => {
  // From a hash, so that every run tests the same ones.
  const made = Array.from({ length: 200 }, (_, at) => {
    const bytes = createHash('sha256').update(String(at)).digest()
    return [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex'), bytes.toString('hex', 0, 16)]
  }).flat()
  expect(made.filter((secret) => whyGuessable(secret) !== null)).toEqual([])
  // Random, with both signs of base64url.
  expect(whyGuessable('co_I-bhNzBjAwxQlGTdxqoiKztQDDvqWBujEORkKqdc')).toBeNull()
})

test('requires emails and rows encrypted, or on this machine, with a live key', () => {
  expect(named({})).toEqual({ refused: [], warned: [] })
  const here = { DATABASE_URL: 'postgresql://app@127.0.0.1/greenlight', SMTP_URL: 'smtp://localhost:25' }
  expect(named(here)).toEqual({ refused: [], warned: [] })
  expect(named({ DATABASE_URL: 'postgresql:///greenlight?host=/run/postgresql' })).toEqual({ refused: [], warned: [] })
  const away = { DATABASE_URL: 'postgresql://app@db.example.com/greenlight', SMTP_URL: 'smtp://mail.example.com:587' }
  expect(named(away)).toEqual({ refused: ['DATABASE_URL', 'SMTP_URL'], warned: [] })
  const inside = { DATABASE_URL: 'postgresql://app@10.0.0.7/greenlight', SMTP_URL: 'smtp://relay:25' }
  expect(named(inside)).toEqual({ refused: [], warned: ['DATABASE_URL', 'SMTP_URL'] })
  const owner = (MIGRATION_DATABASE_URL: string) => named({ MIGRATION_DATABASE_URL })
  expect(owner('postgresql://owner@db.example.com/greenlight')).toEqual({
    refused: ['MIGRATION_DATABASE_URL'],
    warned: [],
  })
  expect(owner('postgresql://owner@134744072/greenlight').refused).toEqual(['MIGRATION_DATABASE_URL'])
  expect(owner('postgresql://owner@10.0.0.7/greenlight').warned).toEqual(['MIGRATION_DATABASE_URL'])
  expect(owner('postgresql://owner@db.example.com/greenlight?sslmode=no-verify').warned).toEqual([
    'MIGRATION_DATABASE_URL',
  ])
  const compatible = 'postgresql://app@db.example.com/greenlight?uselibpqcompat=true&sslmode=require'
  expect(named({ DATABASE_URL: compatible })).toEqual({ refused: [], warned: ['DATABASE_URL'] })
  const unchecked = { SMTP_URL: 'smtps://mail.example.com?tls.rejectUnauthorized=false' }
  expect(named(unchecked)).toEqual({ refused: [], warned: ['SMTP_URL'] })
})
