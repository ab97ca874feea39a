import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePorts } from '../processes/ports'
import { startProcess } from '../processes/process'
import { type MailBox, startMailBox } from './mail-box'

const folder = mkdtempSync(join(tmpdir(), 'mail-'))
let box: MailBox
let own: string
beforeAll(async () => {
  const { web: webPort, smtp: smtpPort } = await freePorts(['web', 'smtp'])
  box = await startMailBox(startProcess, { webPort, smtpPort, folder })
  own = new URL(box.url).host
})
afterAll(async () => {
  await box.process.stop()
  rmSync(folder, { recursive: true })
})

const polling = '/socket.io/?EIO=4&transport=polling'

test.each(['/', '/api/email', polling])('closes %s of the mail box to pages of other sites', async (path) => {
  const foreign: Record<string, string>[] = [
    { host: own, origin: 'https://evil.example' },
    { host: own, origin: 'null' },
    { host: own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    { host: `evil.example:${new URL(box.url).port}` },
  ]
  for (const headers of foreign) {
    const { status, allowed } = await ask(path, headers)
    expect([status, allowed], JSON.stringify(headers)).toEqual([403, undefined])
  }
  expect((await ask(path, { host: own, accept: 'text/html' })).status).toBe(200)
  expect((await ask(path, { host: own, accept: 'text/html', origin: `http://${own}` })).status).toBe(200)
})

test('answers by websocket to its own page only', async () => {
  const socket = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }
  const key = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' }
  const path = '/socket.io/?EIO=4&transport=websocket'
  expect((await ask(path, { ...socket, ...key, host: own, origin: `http://${own}` })).status).toBe(101)
  await expect(ask(path, { ...socket, ...key, host: own, origin: 'https://evil.example' })).rejects.toThrow()
  await expect(ask(path, { ...socket, ...key, host: 'evil.example' })).rejects.toThrow()
})

function ask(path: string, headers: Record<string, string>) {
  return new Promise<{ status?: number; allowed?: string }>((resolve, reject) => {
    const { hostname, port } = new URL(box.url)
    const asked = request({ hostname, port, path, headers }, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode, allowed: answer.headers['access-control-allow-origin'] })
    })
    asked.on('upgrade', (answer, socket) => {
      socket.destroy()
      resolve({ status: answer.statusCode })
    })
    asked.on('error', reject)
    asked.end()
  })
}
