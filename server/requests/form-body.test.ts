import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { readForm } from './form-body'

const kilobyte = 1024

test('refuses a list of 100 MB by its promise, before it is read', async () => {
  const request = requestTo('/admin/coaches/invite', { 'content-length': String(100 * kilobyte ** 2) })
  expect(await readForm(request)).toEqual({ kind: 'form-too-large' })
  expect(request.readableLength).toBe(0)
})

test('takes a large form where a list of coaches is given, and nowhere else', async () => {
  const body = Buffer.alloc(600 * kilobyte, 'a')
  for (const [url, kind] of [
    ['/admin/coaches/invite', 'read'],
    ['/admin/coaches/invite?list=1', 'read'],
    ['/admin/coaches/add', 'form-too-large'],
    ['/admin/coaches/invite/more', 'form-too-large'],
  ] as const)
    expect(await readForm(requestTo(url, {}, body))).toMatchObject({ kind })
  const larger = Buffer.alloc(641 * kilobyte, 'a')
  expect(await readForm(requestTo('/admin/coaches/invite', {}, larger))).toEqual({ kind: 'form-too-large' })
})

test('takes a file in the one field for a list, and nowhere else', async () => {
  for (const [url, field, kind] of [
    ['/admin/coaches/invite', 'file', 'read'],
    ['/admin/coaches/invite', '_1_file', 'read'],
    ['/admin/coaches/invite', 'text', 'broken-form'],
    ['/admin/coaches/add', 'file', 'broken-form'],
  ] as const) {
    const form = new FormData()
    form.set(field, new File(['ana@example.com'], 'coaches.csv'))
    const sent = new Response(form)
    const headers = { 'content-type': sent.headers.get('content-type') ?? '' }
    expect(await readForm(requestTo(url, headers, Buffer.from(await sent.arrayBuffer())))).toMatchObject({ kind })
  }
})

function requestTo(url: string, headers: Record<string, string>, body?: Buffer): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method: 'POST', url, headers })
  if (body !== undefined) {
    request.push(body)
    request.push(null)
  }
  return request
}
