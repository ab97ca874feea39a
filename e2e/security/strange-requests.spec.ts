import { sendRaw } from '../../tools/testing/raw-connection'
import { readActionIds } from '../support/servers/routes'
import { getStack } from '../support/servers/stack'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('strange_requests', { settings: { BACKGROUND_WORK: 'apart' } })

// One server for all: starting one takes longer than the tests.
test.describe.configure({ mode: 'default' })

interface Strange {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string
}

const multipart = 'multipart/form-data; boundary=x'
const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const form = (...parts: string[]): Strange => ({
  method: 'POST',
  headers: { 'content-type': multipart },
  body: `${parts.join('')}--x--\r\n`,
})
const session = (port: string, value: string): Strange => ({
  path: '/payouts',
  headers: { cookie: `greenlight-session-${port}=${value}` },
})
const part0 = (state: string): Strange => ({ headers: { rsc: '1', 'next-router-state-tree': state } })
const called = (body: string, type = 'text/plain;charset=UTF-8'): Strange => ({
  method: 'POST',
  headers: { 'content-type': type, 'next-action': signInAction() },
  body,
})
const signInAction = () =>
  readActionIds(getStack().buildFolder)['app/sign-in/actions.ts askForSignInLink'] ?? 'no such action'

/** What is sent, and the answer. */
const strange: Record<string, [status: number, (port: string) => Strange]> = {
  'a session of NUL': [307, (port) => session(port, '%00')],
  'a session of half a character': [307, (port) => session(port, '%E9%ZZ')],
  'a session of 12 KB': [307, (port) => session(port, 'a'.repeat(12_000))],
  'a session of 20 KB': [431, (port) => session(port, 'a'.repeat(20_000))],
  'a thousand cookies': [
    307,
    (port) => session(port, `x; ${Array.from({ length: 1000 }, (_, i) => `c${i}=1`).join('; ')}`),
  ],
  'a session of NUL to a route': [401, (port) => ({ ...session(port, '%00'), path: '/api/payouts/live' })],
  'a form over the limit': [413, () => form(part('email', 'a'.repeat(70_000)))],
  'a form over the limit, in chunks': [
    413,
    () => ({
      method: 'POST',
      headers: { 'content-type': multipart, 'transfer-encoding': 'chunked' },
      body: `11170\r\n${'a'.repeat(70_000)}\r\n0\r\n\r\n`,
    }),
  ],
  'a form that is cut off': [400, () => ({ ...form(), body: part('email', 'a') })],
  'a form without a boundary': [
    400,
    () => ({ ...form(part('a', 'b')), headers: { 'content-type': 'multipart/form-data' } }),
  ],
  'a form that is none': [400, () => ({ ...form(), body: 'abc' })],
  'a form with a NUL': [400, () => form(part('email', 'a\0b@example.com'))],
  'a compressed form': [
    400,
    () => ({ ...form(), body: 'compressed', headers: { 'content-type': multipart, 'content-encoding': 'gzip' } }),
  ],
  'a form whose action is broken': [400, () => form(part('$ACTION_REF_1', ''), part('$ACTION_1:0', '{bad'))],
  'a form whose action refers to nothing': [
    400,
    () => form(part('$ACTION_REF_1', ''), part('$ACTION_1:0', `{"id":"${signInAction()}","bound":"$@1"}`)),
  ],
  'a call that is no JSON': [400, () => called('[{')],
  'a call without a form': [400, () => called('[]')],
  'a call that refers to nothing': [400, () => called('[{"a":"$F7"},"$K1"]')],
  'a call with a number for a form': [400, () => called('[{},7]')],
  'a call as a form that is none': [400, () => called('abc', 'multipart/form-data')],
  'a call of another type': [400, () => called('a=b', 'application/x-www-form-urlencoded')],
  'a call without a body': [400, () => called('')],
  'a page’s state that is not JSON': [400, () => part0('%7B')],
  'a page’s state that cannot be read': [400, () => part0('%ZZ')],
  'a page’s state of another shape': [400, () => part0('%5B%22%22%2C7%5D')],
  'OPTIONS *': [204, () => ({ method: 'OPTIONS', path: '*' })],
  'GET *': [400, () => ({ path: '*' })],
  'an address of another host': [200, () => ({ path: 'http://elsewhere.example/sign-in' })],
  'no address': [400, () => ({ path: 'sign-in' })],
  'an address with NUL': [400, () => ({ path: '/admin/payments/%00' })],
  'a question with NUL': [400, () => ({ path: '/sign-in?next=%00' })],
  'an address that cannot be read': [400, () => ({ path: '/sign-in/%E9' })],
  'a question that cannot be read': [200, () => ({ path: '/sign-in?next=%E9&said=%ZZ' })],
  'a question of three thousand parts': [400, () => ({ path: `/api/health?${'a&'.repeat(3000)}` })],
  'fifteen hundred cookies of others': [
    307,
    () => ({ path: '/payouts', headers: { cookie: Array.from({ length: 1500 }, (_, i) => `c${i}=`).join('; ') } }),
  ],
  'a browser with a very long name': [200, () => ({ headers: { 'user-agent': 'a'.repeat(12_000) } })],
  'the picture service': [404, () => ({ path: '/_next/image?url=%2Fmark.svg%0A%7B%22level%22%3A1%7D&w=64&q=75' })],
  'the page of a page that broke': [404, () => ({ path: '/_global-error' })],
  'a file that is not there': [404, () => ({ path: '/_next/static/none.js' })],
  'a form to a file': [405, () => ({ ...form(part('a', 'b')), path: '/mark.svg' })],
  'a part of a file that it does not have': [200, () => ({ path: '/mark.svg', headers: { range: 'bytes=99999-' } })],
  'a method nobody knows': [501, () => ({ method: 'PROPFIND' })],
  'a method no parser knows': [400, () => ({ method: 'NONSENSE' })],
  'an unheard-of expectation': [200, () => ({ headers: { expect: 'nonsense' } })],
  'a host that is none': [200, () => ({ headers: { host: '[' } })],
  'forwarded names that are none': [200, () => ({ headers: { 'x-forwarded-host': '[', 'x-forwarded-proto': 'a b' } })],
  'an encoding that is none': [400, () => ({ ...form(), headers: { 'transfer-encoding': 'gzip' } })],
}

const always = [
  'x-content-type-options: nosniff',
  'x-frame-options: DENY',
  'referrer-policy: same-origin',
  'permissions-policy: ',
  'cross-origin-opener-policy: same-origin',
  'strict-transport-security: ',
  'content-security-policy: ',
  'x-request-id: ',
]

for (const [name, [status, make]] of Object.entries(strange)) {
  test(`answers ${name} with ${status} and logs no stack`, async ({ server }) => {
    const asked = performance.now()
    const said = await send(server.url, make(new URL(server.url).port))
    // Some took over ten seconds and blocked everyone else.
    expect(performance.now() - asked).toBeLessThan(5_000)
    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    const head = said.split('\r\n\r\n')[0]?.toLowerCase() ?? ''
    for (const header of always) expect(head.split(`\r\n${header.toLowerCase()}`)).toHaveLength(2)
    expect(server.lastLines()).not.toMatch(/^\s+at /m)
  })
}

function send(appUrl: string, { method = 'GET', path = '/sign-in', headers = {}, body }: Strange): Promise<string> {
  const isChunked = 'transfer-encoding' in headers
  const all = {
    host: 'localhost',
    connection: 'close',
    ...(method === 'POST' ? { origin: appUrl } : {}),
    ...(body === undefined || isChunked ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  }
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${value}\r\n`)
  return sendRaw(Number(new URL(appUrl).port), `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`).said
}
