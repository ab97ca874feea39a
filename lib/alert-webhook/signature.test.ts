import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { signatureOf } from './signature'

type Verify = (body: string, header: string, secret: string, now?: number) => boolean

const secret = 'kV3mZ0q8Jt5xW2nR7cY1bL6hF9dS4gPa'
const body = '{"text":"Ana Ruiz can no longer be paid"}'
const now = new Date('2026-11-23T12:00:00Z')
const seconds = now.getTime() / 1000

test('is what the example of the guide verifies, and nothing else', async () => {
  const [, example = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/alerts.md', 'utf8')) ?? []
  const source = `data:text/javascript,${encodeURIComponent(example)}`
  const { isFromGreenlight } = (await import(/* @vite-ignore */ source)) as { isFromGreenlight: Verify }
  const header = signatureOf(body, secret, now)
  expect(isFromGreenlight(body, header, secret, seconds)).toBe(true)
  expect(isFromGreenlight(`${body} `, header, secret, seconds)).toBe(false)
  expect(isFromGreenlight(body, header, `${secret}x`, seconds)).toBe(false)
  expect(isFromGreenlight(body, header.replace('t=', 't=1'), secret, seconds)).toBe(false)
  expect(isFromGreenlight(body, header, secret, seconds + 301)).toBe(false)
  expect(isFromGreenlight(body, 'v1=none', secret, seconds)).toBe(false)
})
