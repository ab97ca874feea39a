import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort, freePortFrom } from './ports'

test('picks no port that outgoing connections use', async () => {
  const ports = await Promise.all(Array.from({ length: 200 }, () => freePort()))
  expect(Math.max(...ports)).toBeLessThan(32_768)
  expect(new Set(ports).size).toBeGreaterThan(150)
})

test('skips a port that another server has', async () => {
  const port = await freePort()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  expect(await freePortFrom(port)).toBeGreaterThan(port)
  await new Promise((resolve) => server.close(resolve))
})
