import { once } from 'node:events'
import { type RawConnection, sendRaw } from '../../tools/testing/raw-connection'
import { descriptorsOf } from '../support/servers/descriptors'
import { memoryOf } from '../support/servers/memory'
import type { OwnServer } from '../support/servers/own-servers'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('hanging_up', { settings: { BACKGROUND_WORK: 'apart' } })

test.describe.configure({ mode: 'default' })

const connections = 40
const mebibyte = 1024 * 1024

let server: OwnServer
let file: string

test.beforeAll(async ({ server: one }) => {
  server = one
  // Opens every file and connection the server keeps open.
  const page = await (await fetch(`${server.url}/sign-in`)).text()
  file = /\/_next\/static\/[^"]+\.js/.exec(page)?.[0] ?? ''
  await Promise.all(Array.from({ length: 20 }, () => statusOf(file).then(() => statusOf('/payouts'))))
})

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`
const post = (path: string, type: string) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: 5000\r\n\r\n--x\r\n`
const upgrade = 'Connection: Upgrade\r\nUpgrade: x\r\n'

/** How a connection starts, and what its client does then. */
const kinds: Record<string, () => [begins: string, then: (connection: RawConnection) => void]> = {
  'sent their head slowly': () => ['GET / HTTP/1.1\r\nX-Slow: ', stay],
  'sent their body slowly': () => [post('/sign-in', 'multipart/form-data; boundary=x'), stay],
  'closed their half at once': () => [get('/sign-in'), ({ socket }) => socket.end()],
  'asked for an upgrade and closed their half': () => [get('/nope', upgrade), ({ socket }) => socket.end()],
  'asked for an upgrade of a page and stayed': () => [get('/sign-in', upgrade), stay],
  'asked for an upgrade of a file and stayed': () => [get(file, upgrade), stay],
  'asked sixty times ahead and read nothing': () => [get('/sign-in').repeat(60), readNothing],
  'asked sixty times ahead and hung up': () => [get(file).repeat(60), hangUpSoon],
  'asked for files and read nothing': () => [get(file).repeat(9), readNothing],
  'asked for files and hung up in the middle': () => [get(file).repeat(9), hangUpSoon],
  'hung up in the middle of a form': () => [post('/sign-in', 'multipart/form-data; boundary=x'), hangUpSoon],
  'hung up in the middle of a webhook event': () => [post('/api/stripe/webhook', 'application/json'), hangUpSoon],
  'hung up in the middle of a payment': () => [post('/api/v1/charges', 'application/json'), hangUpSoon],
}

for (const [name, kind] of Object.entries(kinds)) {
  test(`keeps nothing open and does not grow for those who ${name}`, async () => {
    const [begins, then] = kind()
    const descriptors = descriptorsOf(server.pid)
    const before = memoryOf(server.pid)
    const held = Array.from({ length: connections }, () => sendRaw(Number(new URL(server.url).port), begins))
    for (const connection of held) then(connection)
    await Promise.all(held.map(({ socket }) => once(socket, 'connect')))
    // A later request is answered, so the server has accepted them all.
    expect(await statusOf('/sign-in')).toBe(200)
    // Idle clients get cut: nobody here closes unless stated.
    await expect.poll(() => descriptorsOf(server.pid) - descriptors, { timeout: 60_000 }).toBeLessThan(10)
    expect(memoryOf(server.pid) - before).toBeLessThan(150 * mebibyte)
    expect(await statusOf('/sign-in')).toBe(200)
    for (const { socket } of held) socket.destroy()
  })
}

test('logs no stack about any of them', () => {
  expect(server.lastLines()).not.toMatch(/^\s+at /m)
  expect(server.lastLines()).not.toContain('aborted')
})

function stay(): void {}

function readNothing({ socket }: RawConnection): void {
  socket.pause()
}

function hangUpSoon({ socket }: RawConnection): void {
  socket.once('connect', () => setTimeout(() => socket.destroy(), 200))
}

async function statusOf(path: string): Promise<number> {
  // A new connection: a kept one may be closed while reused.
  const response = await fetch(server.url + path, { redirect: 'manual', headers: { connection: 'close' } })
  await response.arrayBuffer()
  return response.status
}
