import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Env } from '../lib/env'
import { checkActionKey } from './action-key'

const folder = mkdtempSync(join(tmpdir(), 'build-'))
afterAll(() => rmSync(folder, { recursive: true }))
const key = randomBytes(32).toString('base64')
const settings = (change: Partial<Env>) => ({ APP_URL: 'https://pay.example.com', ...change }) as Env

test('does not start a server without a build, and says what to run', () => {
  expect(checkActionKey(settings({}), folder).problem).toMatch(/npm run build/)
})

test('does not start with a key other than the build’s, and warns of a missing one', () => {
  mkdirSync(join(folder, 'server'))
  writeFileSync(join(folder, 'server', 'server-reference-manifest.json'), JSON.stringify({ encryptionKey: key }))
  const name = 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'
  expect(checkActionKey(settings({ [name]: key }), folder)).toEqual({})
  const other = randomBytes(32).toString('base64')
  expect(checkActionKey(settings({ [name]: other }), folder).problem).toMatch(name)
  expect(checkActionKey(settings({}), folder).warning).toMatch(name)
  expect(checkActionKey(settings({ APP_URL: 'http://localhost:3000' }), folder)).toEqual({})
})
