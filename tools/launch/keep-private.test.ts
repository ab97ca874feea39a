import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder = ''
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'private-')), '.data')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true }))

const modeOf = (path: string) => (statSync(join(folder, path)).mode & 0o777).toString(8)

/** In its own process, since it changes the umask. */
function keepAndWrite(isPassedThrough: boolean): void {
  const program = `
    import { mkdirSync, writeFileSync } from 'node:fs'
    import { keepPrivate } from ${JSON.stringify(new URL('keep-private.mjs', import.meta.url).href)}
    keepPrivate(${JSON.stringify(folder)}, ${isPassedThrough})
    mkdirSync(${JSON.stringify(join(folder, 'mail'))})
    writeFileSync(${JSON.stringify(join(folder, 'mail', 'letter'))}, '')`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program])
  expect(stderr.toString()).toBe('')
  expect(status).toBe(0)
}

test('keeps a launcher’s files private, also in a folder open before', () => {
  mkdirSync(folder)
  chmodSync(folder, 0o755)
  keepAndWrite(false)
  expect([modeOf(''), modeOf('mail'), modeOf('mail/letter')]).toEqual(['700', '700', '600'])
})

test('lets no one read where PostgreSQL must pass as another user', () => {
  keepAndWrite(true)
  expect([modeOf(''), modeOf('mail'), modeOf('mail/letter')]).toEqual(['711', '711', '600'])
})
