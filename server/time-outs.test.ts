import type { RequestListener, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { sendRaw } from '../tools/testing/raw-connection'
import { createImpatientServer, type Deadline } from './time-outs'

const deadline: Deadline = { head: 1_000, whole: 2_000, reader: { bytes: 1024, milliseconds: 1_000 } }
const asking = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`

let server: Server | undefined
afterEach(() => server?.close().closeAllConnections())

async function serve(listener: RequestListener): Promise<number> {
  const opened = createImpatientServer(listener, deadline)
  server = opened
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve))
  return (opened.address() as AddressInfo).port
}

test('answers an upgrade request over plain HTTP', async () => {
  const port = await serve(({ url }, response) => response.end(url))
  const { said } = sendRaw(port, asking('/page', 'Connection: Upgrade, close\r\nUpgrade: websocket\r\n'))
  expect(await said).toMatch(/^HTTP\/1\.1 200 [\s\S]*\/page$/)
})

test('answers pipelined requests in order, one after another', async () => {
  let atOnce = 0
  let most = 0
  const port = await serve(({ url }, response) => {
    atOnce += 1
    most = Math.max(most, atOnce)
    setImmediate(() => {
      atOnce -= 1
      response.end(`<${url}>`)
    })
  })
  const { said } = sendRaw(
    port,
    ['/1', '/2', '/3'].map((path) => asking(path)).join('') + asking('/4', 'Connection: close\r\n'),
  )
  expect((await said).match(/<.*?>/g)).toEqual(['</1>', '</2>', '</3>', '</4>'])
  expect(most).toBe(1)
})

test('closes a connection with too many waiting requests', async () => {
  let begun = 0
  const port = await serve(() => {
    begun += 1
  })
  expect(await sendRaw(port, asking('/page').repeat(60)).said).toBe('')
  expect(begun).toBe(1)
})

test('closes a connection whose answer nobody reads, and ends the answer', async () => {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const port = await serve((_request, response) => {
    response.once('close', end)
    writeForEver(response)
  })
  const { socket } = sendRaw(port, asking('/page'))
  socket.pause()
  await ended
  socket.destroy()
})

test('sends everything to a steady reader, however long it takes', async () => {
  const parts = 30
  const port = await serve((_request, response) => {
    response.setHeader('connection', 'close')
    let sent = 0
    const sending = setInterval(() => {
      sent += 1
      response.write('x'.repeat(64 * 1024))
      if (sent < parts) return
      clearInterval(sending)
      response.end()
    }, 50)
  })
  expect((await sendRaw(port, asking('/page')).said).match(/x/g)).toHaveLength(parts * 64 * 1024)
})

test('answers everyone else between two answers to one connection', async () => {
  const order: string[] = []
  const port = await serve((request, response) => {
    order.push(request.url ?? '')
    setImmediate(() => order.push('others'))
    response.end()
  })
  await sendRaw(port, asking('/1') + asking('/2') + asking('/3', 'Connection: close\r\n')).said
  expect(order.slice(0, 5)).toEqual(['/1', 'others', '/2', 'others', '/3'])
})

test.each([
  ['that is no HTTP', 400, 'nonsense\r\n\r\n'],
  ['with a head that is too large', 431, asking('/page', `X: ${'a'.repeat(20_000)}\r\n`)],
  ['whose head never ends', 408, 'GET / HTTP/1.1\r\nX: '],
  ['whose body never comes', 408, `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n`],
  [
    'to be led through to another host',
    501,
    'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n',
  ],
])('answers a request %s with %i and the headers of every answer', async (_, status, bytes) => {
  const port = await serve(() => {})
  const said = await sendRaw(port, bytes).said
  expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  for (const header of ['x-content-type-options: nosniff', "content-security-policy: default-src 'none'"])
    expect(said.toLowerCase()).toContain(header)
})

function writeForEver(response: ServerResponse): void {
  while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
  response.once('drain', () => writeForEver(response))
}
