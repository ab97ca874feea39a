import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

function printed(statement: string): { out: string; err: string } {
  const program = `import { printToLog } from './server/console-lines.ts'\nprintToLog()\n${statement}`
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
  return { out: stdout.toString(), err: stderr.toString() }
}

test('logs a library’s error as one line with its stack inside', () => {
  const { err } = printed(String.raw`console.error(' ⨯', new Error('no such page\n{"level":"info"}\u2028.'))`)
  expect(err).toMatch(/^\{[^\n\u2028]*\}\n$/)
  const line = JSON.parse(err)
  expect(line).toMatchObject({ level: 'error', said: '⨯ Error: no such page\n{"level":"info"}\u2028.' })
  expect(line.stack).toContain('\n    at ')
})

test('logs a warning as one line without a stack', () => {
  const { err } = printed(String.raw`console.warn(new Error('an unknown action\r\n"x"'))`)
  expect(JSON.parse(err)).toMatchObject({ level: 'warn', said: 'Error: an unknown action\r\n"x"' })
  expect(err.split('\n')).toHaveLength(2)
  expect(err).not.toContain('at file')
})

test('prints for people as before, on its own line', () => {
  expect(printed(String.raw`console.log('Greenlight answers on %s', 'a\n{}\u001b[2J')`).out).toBe(
    'Greenlight answers on a {}\n',
  )
})
