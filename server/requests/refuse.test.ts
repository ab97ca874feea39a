import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRequestFilter } from './request-filter'

const own = 'https://pay.example.com'
const brand = { name: 'Greenlight', logo: null, colors: null }
const server = createServer(createRequestFilter(own, brand, (_, response) => response.end('let through')))
let home = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

test.each([
  ['fr-CA, fr;q=0.9', 'fr', 'Cette demande vient d’un autre site.'],
  ['de', 'de', 'Diese Anfrage kam von einer anderen Website.'],
  ['ja', 'en-GB', 'This request came from another site.'],
])('refuses a form from another site in words for a script that accepts %s', async (accepted, language, words) => {
  const headers = { origin: 'https://evil.example', accept: '*/*', 'accept-language': accepted }
  const answer = await fetch(`${home}/payouts`, { method: 'POST', headers, body: '' })
  expect([answer.status, answer.headers.get('content-language')]).toEqual([403, language])
  const text = await answer.text()
  expect(text.slice(0, words.length)).toBe(words)
  expect(text).toContain(own)
})

test('speaks English to an API client, whatever it accepts', async () => {
  const answer = await fetch(`${home}/api/v1/coaches/`, { headers: { 'accept-language': 'fr' } })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  expect(await answer.json()).toMatchObject({ title: 'Nothing at this address' })
})
