import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const tools = new URL('../', import.meta.url)
const launchers = readdirSync(tools)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => ({ file, text: readFileSync(new URL(file, tools), 'utf8') }))
  .filter(({ text }) => text.includes('await launch('))

test('starts an existing file from every launcher', () => {
  expect(launchers.length).toBeGreaterThan(3)
  for (const { file, text } of launchers) {
    const target = /await launch\(new URL\('([^']+)', import\.meta\.url\)\)/.exec(text)?.[1] ?? ''
    expect(target !== '' && existsSync(new URL(target, tools)), `${file} hands over to ${target}`).toBe(true)
  }
})
