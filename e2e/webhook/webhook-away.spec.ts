import type { StallingProxy } from '../../lib/store/testing/stalling-proxy'
import { readKept } from '../support/scenes/kept'
import { accountUpdated, signed } from '../support/scenes/webhook-event'
import { send } from '../support/send'
import type { OwnServer, OwnServers } from '../support/servers/own-servers'
import { getStack } from '../support/servers/stack'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('webhook_away', { hasDatabaseProxy: true })

// One after another: the tests share one proxy to the database, and compare everything stored.
test.describe.configure({ mode: 'default' })

let servers: OwnServers
let near: OwnServer
/** Reaches the database only through the proxy. */
let far: OwnServer
/** Their clocks are an hour off. */
let ahead: OwnServer
let behind: OwnServer
let proxy: StallingProxy

test.beforeAll(async ({ servers: all, databaseProxy }) => {
  servers = all
  proxy = databaseProxy
  ;[near, far, ahead, behind] = await Promise.all([
    servers.start(),
    servers.start({ DATABASE_URL: proxy.url }),
    servers.start(shifted(3600)),
    servers.start(shifted(-3600)),
  ])
})

/** The database refuses, or stops answering. */
const away = () => proxy.cut()
const silent = () => proxy.stall()
const slow = () => proxy.slow(5_000)

const receivedLater: Record<string, () => void> = {
  'answers an event with 503 in three seconds while the database is away, and counts it later': away,
  'answers an event with 503 in three seconds while the database is silent, and counts it later': silent,
  'answers an event with 503 in three seconds while the database takes five, and counts it later': slow,
}
for (const [name, disturb] of Object.entries(receivedLater)) {
  test(name, async () => {
    const event = accountUpdated()
    const before = await readKept(servers.database)
    disturb()
    const asked = performance.now()
    expect(await deliver(far, event)).toBe(503)
    // A page would wait ten; a busy machine adds some.
    expect(performance.now() - asked).toBeLessThan(9_000)
    expect(await readKept(servers.database)).toEqual(before)

    proxy.restore()
    await expect.poll(() => deliver(far, event)).toBe(200)
    const { events, counters } = await readKept(servers.database)
    expect(events).toContain(event.id)
    expect(counters[event.account]).toBe(1)
  })
}

for (const [name, disturb] of Object.entries({ away, silent })) {
  test(`answers an ignored message with 503 while the database is ${name}, to count it later`, async () => {
    const message = accountUpdated({ type: 'payout.paid' })
    const before = await readKept(servers.database)
    disturb()
    expect(await deliver(far, message)).toBe(503)
    expect(await readKept(servers.database)).toEqual(before)
    proxy.restore()
    await expect.poll(() => deliver(far, message)).toBe(200)
  })

  test(`still refuses a forged message with 400 while the database is ${name}`, async () => {
    disturb()
    expect(await send(`${far.url}/api/stripe/webhook`, { body: JSON.stringify(accountUpdated()) })).toBe(400)
    proxy.restore()
  })
}

test('answers 503 when the answer to a stored event was lost, and counts it once', async () => {
  const [first, lost] = [accountUpdated(), accountUpdated()]
  await expect.poll(() => deliver(far, first)).toBe(200)
  proxy.mute()
  expect(await deliver(far, lost)).toBe(503)
  await expect.poll(async () => (await readKept(servers.database)).events).toContain(lost.id)

  proxy.restore()
  await expect.poll(() => deliver(far, lost)).toBe(200)
  expect((await readKept(servers.database)).counters[lost.account]).toBe(1)
})

test('refuses a message signed now with 400 when its clock is an hour ahead, and logs an alarm', async () => {
  const event = accountUpdated()
  const before = await readKept(servers.database)
  expect(await deliver(ahead, event)).toBe(400)
  expect(await readKept(servers.database)).toEqual(before)
  await expect.poll(() => ahead.lastLines()).toMatch(/"level":"error".*compare clocks.*"lateSeconds":3[56]/)

  process.kill(ahead.pid, 'SIGTERM')
  await ahead.ended
  const { rows } = await servers.database.pool.query('SELECT reason, count::int FROM refused_count')
  expect(rows).toContainEqual({ reason: 'too-old', count: 1 })
  expect(await deliver(near, event)).toBe(200)
})

test('accepts a message signed now, once, when its clock is an hour behind, and logs an alarm', async () => {
  const event = accountUpdated()
  expect(await deliver(behind, event)).toBe(200)
  expect(await deliver(behind, event)).toBe(200)
  expect((await readKept(servers.database)).counters[event.account]).toBe(1)
  await expect.poll(() => behind.lastLines()).toMatch(/"level":"error".*compare clocks.*"lateSeconds":-3[56]/)
})

test('counts each of fifty events once on two servers at the same time', async () => {
  const { account } = accountUpdated()
  const events = Array.from({ length: 50 }, () => accountUpdated({ account }))
  const received = await Promise.all(events.flatMap((event) => [deliver(near, event), deliver(far, event)]))
  // A busy machine may answer 503, so send again, as Stripe does.
  for (const event of events) {
    await expect.poll(() => deliver(near, event)).toBe(200)
    await expect.poll(() => deliver(far, event)).toBe(200)
  }
  expect(received).toContain(200)
  expect((await readKept(servers.database)).counters[account]).toBe(50)
})

function shifted(seconds: number) {
  const options = `${process.env.NODE_OPTIONS ?? ''} --import ${new URL('../support/servers/shifted-clock.mjs', import.meta.url)}`
  return { NODE_OPTIONS: options, CLOCK_SHIFT_SECONDS: String(seconds) }
}

function deliver(server: OwnServer, message: { id: string }): Promise<number> {
  return send(`${server.url}/api/stripe/webhook`, signed(message, { secret: getStack().webhookSecret }))
}
