import { expect } from '@playwright/test'
import Ajv2020 from 'ajv/dist/2020.js'
import type { AdminId } from '../../lib/payouts/ids'
import type { KeyScope } from '../../lib/payouts/services/key'
import type { Database } from '../../lib/store/database'
import { createStore } from '../../lib/store/store'

export interface Asked {
  method?: string
  key?: string | null
  /** An object goes as JSON; a text or bytes as they are. */
  body?: unknown
  headers?: Record<string, string>
}

export interface Answered {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
  body: any
}

/** One of the platform's own services; each answer it gets is held against the OpenAPI document. */
export interface Service {
  ask(path: string, asked?: Asked): Promise<Answered>
  charge(body: unknown, asked?: Asked): Promise<Answered>
}

/** A new key, as an admin makes it. */
export function makeKey(database: Database, scopes: KeyScope[] = ['charges', 'readiness']) {
  return createStore(database).makeKey({ name: 'Booking', scopes }, 'admin-1' as AdminId)
}

export async function openService(appUrl: string, secret: string): Promise<Service> {
  const document = await (await fetch(`${appUrl}/api/v1/openapi.json`)).json()
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(document, 'api')

  async function ask(
    path: string,
    { method = 'GET', key = secret, body, headers = {} }: Asked = {},
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
    const known = Object.keys(document.paths).find((template) => patternOf(template).test(path.split('?')[0] ?? ''))
    const responses = document.paths[known ?? '']?.[method.toLowerCase()]?.responses
    // What is asked for in a way the document does not know is answered by a problem all the same.
    const described = responses?.[status]
    const schema = responses === undefined ? problem : described?.content[type]?.schema
    expect(schema, `${method} ${path} answered ${status}, which is not documented`).toBeDefined()
    const validate = ajv.compile({ $ref: `api${schema.$ref}` })
    expect(validate(body), `${JSON.stringify(validate.errors)} in ${JSON.stringify(body)}`).toBe(true)
    if (status >= 400) expect(body.status).toBe(status)
    for (const header of Object.keys(described?.headers ?? {}))
      expect(headers.get(header), `${status} of ${path} without ${header}`).not.toBeNull()
  }

  return {
    ask,
    charge: (body, asked = {}) => ask('/charges', { method: 'POST', body, ...asked }),
  }
}

const problem = { $ref: '#/components/schemas/Problem' }

const patternOf = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
