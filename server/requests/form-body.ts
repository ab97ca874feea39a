import { IncomingMessage } from 'node:http'
import { readBody } from '../../lib/read-body'
import { isReadableAction } from './action-payload'

const largestForm = 64 * 1024

/** As `serverActions.bodySizeLimit` in next.config.js. */
const largestList = 640 * 1024

const listPath = '/admin/coaches/invite'

export type FormBody =
  | { kind: 'read'; request: IncomingMessage }
  | { kind: 'form-too-large' }
  | { kind: 'broken-form' }
  | { kind: 'gone' }

/** True for a form, which is checked here first: Next answers 500 to a large, truncated or broken one. */
export function holdsForm({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  return method === 'POST' && !url.startsWith('/api/')
}

export async function readForm(request: IncomingMessage): Promise<FormBody> {
  const cap = isListAt(request.url ?? '') ? largestList : largestForm
  const body = await readBody(request, request.headers['content-length'], cap)
  if (body.kind === 'too-large') return { kind: 'form-too-large' }
  if (body.kind === 'cut-off') return { kind: 'gone' }
  const bytes = Buffer.from(body.bytes)
  const type = request.headers['content-type'] ?? ''
  const file = isListAt(request.url ?? '') ? 'file' : null
  const isGood = await isReadableForm(bytes, type, request.headers['next-action'], file)
  return isGood ? { kind: 'read', request: withBody(request, bytes) } : { kind: 'broken-form' }
}

/** A list of coaches may be a file. */
function isListAt(url: string): boolean {
  return url.split('?', 1)[0] === listPath
}

async function isReadableForm(
  bytes: Buffer,
  type: string,
  action: string | string[] | undefined,
  file: string | null,
): Promise<boolean> {
  if (type.startsWith('multipart/form-data')) {
    const form = await parse(bytes, type)
    return form !== null && isReadableAction(form, action, file)
  }
  if (action === undefined) return true
  const form = new FormData()
  form.set('0', bytes.toString())
  return isReadableAction(form, action)
}

async function parse(bytes: Buffer, type: string): Promise<FormData | null> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  } catch {
    return null
  }
}

function withBody(request: IncomingMessage, bytes: Buffer): IncomingMessage {
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request
  const again = new IncomingMessage(request.socket)
  Object.assign(again, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor })
  again.push(bytes)
  again.push(null)
  again.complete = true
  return again
}
