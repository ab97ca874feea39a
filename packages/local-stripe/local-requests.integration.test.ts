import { request } from 'node:http'
import { expect } from 'vitest'
import { localStripeTest } from './testing/local-stripe-test'
import { type Started, testKey } from './testing/start'

const test = localStripeTest()

const routes: [method: string, path: string][] = [
  ['POST', '/control/clock'],
  ['POST', '/control/faults/lift'],
  ['DELETE', '/_control/faults'],
  ['POST', '/v1/accounts'],
  ['POST', '/setup/visit/x/review'],
  ['POST', '/express/visit/x/leave'],
  ['POST', '/pay/pi_1_secret_2'],
]

test.for(routes)(
  'closes %s %s to pages of other sites, hidden ones and other names',
  async ([method, path], { local }) => {
    const own = new URL(local.url()).host
    const foreign: Record<string, string>[] = [
      { host: own, origin: 'https://evil.example' },
      { host: own, origin: 'null' },
      { host: own, origin: `http://${own}0` },
      { host: own, 'sec-fetch-site': 'cross-site' },
      { host: own, 'sec-fetch-site': 'same-site' },
      { host: `evil.example:${new URL(local.url()).port}` },
      { host: `127.0.0.1.evil.example` },
    ]
    for (const headers of foreign) expect(await ask(local, method, path, headers), JSON.stringify(headers)).toBe(403)
    expect(await ask(local, method, path, { host: own })).not.toBe(403)
    expect(
      await ask(local, method, path, { host: own, origin: `http://${own}`, 'sec-fetch-site': 'same-origin' }),
    ).not.toBe(403)
  },
)

test('accepts its own forms by origin, and links from elsewhere', async ({ local }) => {
  const page = await fetch(local.url())
  expect(page.headers.get('referrer-policy')).toBe('same-origin')
  const host = new URL(local.url()).host
  expect(await ask(local, 'GET', '/', { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(200)
})

/** Raw HTTP, since fetch sets these headers itself. */
function ask(
  local: Started,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  const authorization = `Bearer ${testKey}`
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(local.url())
    const asked = request({ hostname, port, method, path, headers: { authorization, ...headers } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    asked.on('error', reject)
    asked.end()
  })
}
