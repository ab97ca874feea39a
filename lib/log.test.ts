import { expect, test } from 'vitest'
import { withCurrentRequest } from './current-request'
import { log } from './log'

function linesOf(write: () => void): string {
  const { stderr } = process
  const before = stderr.write
  let written = ''
  stderr.write = ((text: string) => {
    written += text
    return true
  }) as typeof stderr.write
  try {
    write()
  } finally {
    stderr.write = before
  }
  return written
}

test.each([
  ['a line feed', '\n'],
  ['a carriage return', '\r'],
  ['an escape', '\u001b'],
  ['a delete', '\u007f'],
  ['a next line', '\u0085'],
  ['a C1 control sequence', '\u009b'],
  ['a line separator', '\u2028'],
  ['a paragraph separator', '\u2029'],
  ['an override of the writing direction', '\u202e'],
  ['an isolate of the writing direction', '\u2066'],
  ['a byte order mark', '\ufeff'],
])('logs %s in a fact without starting a line', (_, sign) => {
  const came = `/page${sign}{"level":"info"}`
  const lines = linesOf(() => log.warn('refused', { came, error: new Error(came), [came]: 1 }))
  expect(lines.slice(0, -1)).not.toContain(sign)
  expect(lines).toMatch(/^\{[^\n]*\}\n$/)
  expect(JSON.parse(lines)).toMatchObject({
    level: 'warn',
    message: 'refused',
    came,
    error: { message: came },
    [came]: 1,
  })
})

test('logs the request’s id while withCurrentRequest it', () => {
  const response = { statusCode: 200, headersSent: false }
  const lines = linesOf(() => withCurrentRequest(response, 'id-1', () => log.info('done', { amount: 1 })))
  expect(JSON.parse(lines)).toMatchObject({ requestId: 'id-1', amount: 1 })
  expect(JSON.parse(linesOf(() => log.info('done')))).not.toHaveProperty('requestId')
})

test('lets no fact replace time, level or message', () => {
  const facts = { at: 'never', level: 'info', message: 'all is well' }
  const line = JSON.parse(linesOf(() => log.error('refused', facts)))
  expect(line).toMatchObject({ level: 'error', message: 'refused' })
  expect(line.at).not.toBe('never')
})
