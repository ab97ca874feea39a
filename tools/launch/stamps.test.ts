import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isGenerated, isInstalled, stampClient, stampPackages } from './stamps.mjs'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamps-'))
  for (const folder of ['node_modules/next', 'node_modules/vitest', 'prisma', 'lib/store/generated'])
    mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{"dependencies":{"next":"1"},"devDependencies":{"vitest":"1"}}')
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(join(root, 'prisma/schema.prisma'), 'model A {}')
  // npm always runs this last.
  stampClient(root)
  stampPackages(root)
})
afterEach(() => rmSync(root, { recursive: true }))

test('does not reinstall what npm installed', () => {
  expect([isInstalled(root), isGenerated(root)]).toEqual([true, true])
})

test('detects another lock file, another schema, a missing package and no packages', () => {
  writeFileSync(join(root, 'package-lock.json'), '{ }')
  expect(isInstalled(root)).toBe(false)
  stampPackages(root)
  expect(isInstalled(root)).toBe(true)
  rmSync(join(root, 'node_modules/vitest'), { recursive: true })
  expect(isInstalled(root)).toBe(false)
  writeFileSync(join(root, 'prisma/schema.prisma'), 'model B {}')
  expect(isGenerated(root)).toBe(false)
  rmSync(join(root, 'node_modules'), { recursive: true })
  expect([isInstalled(root), isGenerated(root)]).toEqual([false, false])
})
