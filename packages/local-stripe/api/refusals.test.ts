import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { refusals } from './refusals'
import type { Refusal } from './refusals/refusal'

const table: Refusal[] = Object.values(refusals)

test('lists every refusal in the README as thrown', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const told = readme.split('\n## Refusals\n')[1]?.split('\n## ')[0]?.split('\n') ?? []
  expect(told.filter((line) => line.startsWith('| ')).slice(1)).toEqual(table.map(rowOf))
})

test('the app matches on no wording that is inferred or ours alone', () => {
  const folder = new URL('../../../lib/stripe/', import.meta.url)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/\.test\.|^testing\//.test(name),
  )
  const texts = sources.map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const patterns = texts.flatMap((text) => [...text.matchAll(/\/([^/\n]+)\/[a-z]*\.test\(\w+\.message\)/g)])
  const uses = texts.join('\n').match(/\.message\b/g) ?? []
  expect(patterns.length).toBeGreaterThan(0)
  expect(uses.length, 'every use of a message is a pattern this test reads').toBe(patterns.length)

  const guessed = table.filter(({ source }) => source === 'inferred' || source === 'local')
  const matched = guessed.filter(({ message }) =>
    patterns.some(([, pattern = '']) => new RegExp(pattern).test(message)),
  )
  expect(matched).toEqual([])
})

function rowOf({ when, status, code, message, param, source, page }: Refusal): string {
  const wording = `\`${message.replaceAll('`', "'")}\``
  const origin = source === 'inferred' ? '*inferred*' : source
  const cells = [
    when,
    `${status}`,
    code ? `\`${code}\`` : '',
    wording,
    param ? `\`${param}\`` : '',
    `${origin}: ${page}`,
  ]
  return `| ${cells.join(' | ')} |`
}
