import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every operation in the SDK's resources, as `GET /v1/accounts/{id}`, sorted. */
export function operationsOf(sdk: string): string[] {
  const folder = join(sdk, 'esm/resources')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
  const found = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(request)].map(([, method, path = '']) => {
      return `${method} ${path.replace(/\$\{encodeURIComponent\((\w+)\)\}/g, (_, name: string) => `{${toWire(name)}}`)}`
    }),
  )
  return [...new Set(found)].filter((operation) => / \/v\d\//.test(operation)).sort()
}

const request = /_makeRequest\('([A-Z]+)',\s*['`]([^'`]+)['`]/g

const toWire = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
