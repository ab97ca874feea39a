import { expect } from '@playwright/test'
import Ajv2020 from 'ajv/dist/2020.js'
import type { AdminId } from '../../../lib/payouts/vocabulary/ids'
import { type KeyScope, keyScopes } from '../../../lib/payouts/vocabulary/key-scope'
import type { Database } from '../../../lib/store/database'
import { createStore } from '../../../lib/store/store'

export interface ApiRequest {
  method?: string
  key?: string | null
  /** Objects are sent as JSON; text and bytes as they are. */
  body?: unknown
  headers?: Record<string, string>
}

export interface Answered {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: each test has its own type of answer
  body: any
}

/** Checks each response against the OpenAPI document. */
export interface ApiClient {
  ask(path: string, asked?: ApiRequest): Promise<Answered>
  charge(body: unknown, asked?: ApiRequest): Promise<Answered>
}

/** A new key, as an admin makes it. */
export function makeKey(database: Database, scopes: KeyScope[] = [...keyScopes]) {
  return createStore(database).apiClients.makeKey({ name: 'Booking', scopes }, 'admin-1' as AdminId)
}

export async function openApiClient(appUrl: string, secret: string): Promise<ApiClient> {
  const document = await (await fetch(`${appUrl}/api/v1/openapi.json`)).json()
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(document, 'api')

  async function ask(
    path: string,
    { method = 'GET', key = secret, body, headers = {} }: ApiRequest = {},
  ): Promise<Answered> {
    const isJson = typeof body === 'object' && !(body instanceof Uint8Array)
    const response = await fetch(`${appUrl}/api/v1${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: isJson ? JSON.stringify(body) : (body as string | undefined),
    })
    const told = { status: response.status, headers: response.headers, body: await response.json() }
    expectAsDocumented(path, method, told)
    return told
  }

  function expectAsDocumented(path: string, method: string, { status, headers, body }: Answered): void {
    expect(headers.get('cache-control')).toBe('no-store')
    const type = status < 400 ? 'application/json' : 'application/problem+json'
    expect(headers.get('content-type')).toContain(type)
    const { place, described } = answerOf(document, path, method, status)
    const validate = ajv.compile({ $ref: `api${place}/content/${escaped(type)}/schema` })
    expect(validate(body), `${JSON.stringify(validate.errors)} in ${JSON.stringify(body)}`).toBe(true)
    if (status >= 400) expect([body.status, body.requestId]).toEqual([status, headers.get('x-request-id')])
    for (const header of Object.keys(described.headers))
      expect(headers.get(header), `${status} of ${path} without ${header}`).not.toBeNull()
  }

  return {
    ask,
    charge: (body, asked = {}) => ask('/charges', { method: 'POST', body, ...asked }),
  }
}

/** The document's response. Unknown requests still get a problem. */
// biome-ignore lint/suspicious/noExplicitAny: of any document
function answerOf(document: any, path: string, method: string, status: number) {
  const [known = '/changes'] = Object.keys(document.paths).filter((each) =>
    patternOf(each).test(path.split('?')[0] ?? ''),
  )
  const asked =
    method.toLowerCase() in document.paths[known] ? method.toLowerCase() : Object.keys(document.paths[known])[0]
  const responses = document.paths[known][asked ?? ''].responses
  const code = status in responses ? status : 'default'
  return { place: `#/paths/${escaped(known)}/${asked}/responses/${code}`, described: responses[code] }
}

const escaped = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))

const patternOf = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
