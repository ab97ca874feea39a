import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openRequest } from '@/lib/auth/sign-in-request'
import { GET, POST } from './route'

const jar = new Map<string, string>()
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined) }),
}))

const app = 'http://localhost:4321'

beforeAll(() => {
  const settings = {
    APP_URL: app,
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
    NEXTAUTH_SECRET: 'a secret of thirty-two characters',
    STRIPE_SECRET_KEY: 'sk_test_000000000000',
    STRIPE_WEBHOOK_SECRETS: 'whsec_00000000',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Greenlight <pay@example.com>',
    SUPPORT_EMAIL: 'help@example.com',
    PLATFORM_COUNTRY: 'US',
  }
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
})
afterAll(() => vi.unstubAllEnvs())

test('refuses to open a link, as mail scanners do, and uses up nothing', async () => {
  const answer = await GET(request('GET'), at('callback/email'))
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
})

test.each<Record<string, string>>([
  {},
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { origin: `${app}.evil.example` },
])('refuses a press from %o, which is not a page of ours', async (headers) => {
  expect((await POST(request('POST', headers), at('callback/email'))).status).toBe(403)
})

test.each([
  ['de-AT,de;q=0.9', 'de', 'Öffne den Link in der E-Mail und drücke dort auf den Button.'],
  ['xx, fr;q=0.5', 'fr', 'Ouvrez le lien de l’e-mail et utilisez le bouton qui s’y trouve.'],
  ['es-MX', 'es', 'Abre el enlace del correo y pulsa el botón que hay allí.'],
  ['ja', 'en-GB', 'Open the link in the email and press the button there.'],
])('says what to do instead to a browser that accepts %s', async (accepted, language, sentence) => {
  const headers = { 'accept-language': accepted }
  const answers = [
    GET(request('GET', headers), at('callback/email')),
    POST(request('POST', headers), at('callback/email')),
  ]
  for (const answer of await Promise.all(answers))
    expect([await answer.text(), answer.headers.get('content-language')]).toEqual([sentence, language])
})

test('accepts a press on our page, and explains a bad link', async () => {
  const answer = await POST(request('POST', { origin: app }), at('callback/email'))
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?said=link'])
})

test('fills in the address of a link that did not work, where it was not asked for', async () => {
  const press = (email: string) =>
    POST(request('POST', { origin: app }, { email, token: 'bad token', next: '/payouts/money' }), at('callback/email'))
  const cookie = (await press('Ana@Example.com')).headers.get('set-cookie') ?? ''
  const [, name = '', value = ''] =
    /^([^=]+)=([^;]+); Path=\/; Max-Age=3600; HttpOnly; SameSite=Lax$/.exec(cookie) ?? []
  expect(openRequest(value)).toMatchObject({ address: 'ana@example.com', next: '/payouts/money' })
  jar.set(name, value)
  expect((await press('ana@example.com')).headers.get('set-cookie')).toBeNull()
  expect((await press('nora@example.com')).headers.get('set-cookie')).toContain(name)
  jar.clear()
  expect((await press('no address')).headers.get('set-cookie')).toBeNull()
})

test('refuses a form larger than any of ours unread', async () => {
  const body = new URLSearchParams({ token: 'x'.repeat(5000) })
  const press = new Request(`${app}/api/auth/callback/email`, { method: 'POST', headers: { origin: app }, body })
  expect((await POST(press, at('callback/email'))).status).toBe(413)
})

test.each([
  'signin',
  'signin/email',
  'signout',
  'csrf',
  'providers',
  'session',
  'error',
  'verify-request',
  '_log',
  'callback/x',
])('answers nothing else of next-auth: %s', async (route) => {
  expect((await GET(request('GET'), at(route))).status).toBe(404)
  expect((await POST(request('POST', { origin: app }), at(route))).status).toBe(404)
})

const request = (
  method: string,
  headers: Record<string, string> = {},
  form: Record<string, string> = { email: 'ana@example.com', token: '' },
) =>
  new Request(`${app}/api/auth/callback/email`, {
    method,
    headers,
    ...(method === 'POST' && { body: new URLSearchParams(form) }),
  })

const at = (route: string) => ({ params: Promise.resolve({ nextauth: route.split('/') }) })
