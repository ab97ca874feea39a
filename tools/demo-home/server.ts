import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { guardLocalServer } from '../mail-box/local-only'
import { emailsPage } from './emails-page'
import { demoPage } from './page'
import { readPeople } from './people'
import { askForLink, type SignInPlaces } from './sign-in'
import { demoStyle } from './style'

export interface HomeOptions extends SignInPlaces {
  port: number
  localStripeUrl: string
}

/**
 * Serves the demo's home on this machine only: one click requests the sign-in email through the app's own form and
 * opens its link. Returns its address.
 */
export async function startDemoHome(options: HomeOptions): Promise<string> {
  const address = `http://127.0.0.1:${options.port}`
  const server = createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      console.error('demo home:', error)
      response.writeHead(500, { 'content-type': 'text/plain' }).end('The demo home failed; its launcher says why.')
    })
  })
  guardLocalServer(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return address
}

async function answer(request: IncomingMessage, response: ServerResponse, options: HomeOptions): Promise<void> {
  switch (`${request.method} ${request.url}`) {
    case 'GET /':
      return showPage(response, 200, options)
    case 'POST /':
      return signIn(request, response, options)
    case 'GET /style.css':
      return void response.writeHead(200, { 'content-type': 'text/css', 'cache-control': 'no-cache' }).end(demoStyle)
    case 'GET /inter.woff2':
      return void response
        .writeHead(200, { 'content-type': 'font/woff2', 'cache-control': 'max-age=86400' })
        .end(await readFile('node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'))
    default:
      if (request.method === 'GET' && showEmails(request, response)) return
      return void response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.')
  }
}

/** False: no such page. */
function showEmails({ url = '/' }: IncomingMessage, response: ServerResponse): boolean {
  const shown = URL.canParse(url, 'http://127.0.0.1') ? emailsPage(new URL(url, 'http://127.0.0.1'), new Date()) : null
  if (shown === null) return false
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': shown.policy }
  response.writeHead(200, headers).end(shown.html)
  return true
}

async function signIn(request: IncomingMessage, response: ServerResponse, options: HomeOptions): Promise<void> {
  const email = new URLSearchParams(await readSmallBody(request)).get('email')
  const person = (await readPeople()).find((each) => each.email === email)
  if (person === undefined) return showPage(response, 404, options, 'That person is not part of the demo.')
  const outcome = await askForLink(person.email, options)
  if (outcome.kind === 'link') return void response.writeHead(303, { location: outcome.link }).end()
  return showPage(response, 502, options, outcome.sentence)
}

async function showPage(response: ServerResponse, status: number, options: HomeOptions, trouble?: string) {
  const policy =
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
  const body = demoPage({ people: await readPeople(), ...options, trouble })
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    .end(body)
}

async function readSmallBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > 1000) throw new Error('the form is too large for this page')
  }
  return body
}
