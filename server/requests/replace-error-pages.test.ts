import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import words from '../../lib/words/en.json'
import { createErrorPage } from './error-page'
import { replaceErrorPages } from './replace-error-pages'

const answers: Record<string, RequestListener> = {
  '/stale': (_, response) => {
    response.setHeader('x-nextjs-action-not-found', '1')
    response.writeHead(409, { 'content-type': 'text/plain' }).end('Server Action unavailable.')
  },
  '/malformed': (_, response) => {
    response.setHeader('content-type', 'text/plain')
    response.setHeader('x-nextjs-action-not-found', '1')
    response.statusCode = 400
    response.end('Invalid Server Action request.')
  },
  '/shell': (_, response) => {
    response.setHeader('link', '</_next/static/a.css>; rel=preload; as="style"')
    response.writeHead(500, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
    response.write(gzipSync('<html id="__next_error__"></html>'))
    response.end()
  },
  '/empty': (_, response) => void response.writeHead(405, { allow: 'GET' }).end(),
  '/piped': (_, response) => {
    response.statusCode = 500
    response.flushHeaders()
    response.write('Internal ')
    response.end('Server Error')
  },
  '/pairs': (_, response) => void response.writeHead(400, ['Content-Type', 'text/plain']).end('Bad Request'),
  '/large': (_, response) => void response.writeHead(413).end(),
  '/own-404': (_, response) => {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<p>ours</p>')
  },
  '/own-400': (_, response) => {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('The last day comes before the first.')
  },
  '/json': (_, response) => void response.writeHead(503, { 'content-type': 'application/problem+json' }).end('{}'),
  '/fine': (_, response) => {
    response.write('a')
    response.end('b')
  },
}

const server = createServer((request, response) => {
  replaceErrorPages(request, response, createErrorPage({ name: 'Greenlight', logo: null, colors: null }))
  answers[new URL(request.url ?? '', 'http://x').pathname.replace('/api/', '/')]?.(request, response)
})
let home = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const ask = (path: string, init: RequestInit = {}) => fetch(home + path, { headers: browser, ...init })

test.each([
  ['POST', '/stale', 409, words.errors.stale],
  ['POST', '/malformed', 400, words.errors.stale],
  ['GET', '/shell', 500, words.errors.broken],
  ['POST', '/shell', 500, words.errors.unsure],
  ['GET', '/piped', 500, words.errors.broken],
  ['DELETE', '/empty', 405, words.errors.unsupported],
  ['GET', '/pairs', 400, words.errors.unreadable],
  ['POST', '/large', 413, words.errors.tooLarge],
])('answers a person’s %s %s with our page, under the same status', async (method, path, status, said) => {
  const answer = await ask(path, { method })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(answer.headers.get('link')).toBeNull()
  const page = await answer.text()
  expect(page).toContain(`<h1>${said.title}</h1>`)
  expect(page).toContain(said.what)
  expect(page).not.toMatch(/Internal|Server Action|__next_error__/)
})

test('passes the framework’s answer on to a program', async () => {
  const asked: RequestInit[] = [
    { headers: { accept: '*/*' } },
    { headers: { ...browser, 'next-action': 'x' }, method: 'POST' },
    { headers: { ...browser, rsc: '1' } },
  ]
  for (const init of asked) expect(await (await ask('/piped', init)).text()).toBe('Internal Server Error')
})

test.each([
  ['/own-404', '<p>ours</p>'],
  ['/own-400', 'The last day comes before the first.'],
  ['/json', '{}'],
  ['/fine', 'ab'],
])('keeps what is ours already: %s', async (path, body) => {
  expect(await (await ask(path)).text()).toBe(body)
})

test('leads on to the same address, never to another host', async () => {
  const wayOn = async (path: string, init: RequestInit = {}) =>
    /class="button" href="([^"]*)"/.exec(await (await ask(path, init)).text())?.[1]
  expect(await wayOn('/stale?next=%2Fpayouts&said=again', { method: 'POST' })).toBe(
    '/stale?next=%2Fpayouts&#38;said=again',
  )
  expect(await wayOn('/api/piped')).toBe('/')
  expect(await wayOn('/piped?a="><script>')).not.toContain('<script>')
  expect(await wayOn('//evil.example/piped')).not.toMatch(/^\/\//)
})

test('answers HEAD without a body', async () => {
  const answer = await ask('/piped', { method: 'HEAD' })
  expect([answer.status, await answer.text()]).toEqual([500, ''])
})
