import { expect } from 'vitest'
import { database } from '../testing/database'
import { test } from '../testing/store-test'
import { type CallerLimits, createCallerLimits } from './caller-limits'

let here: CallerLimits
let there: CallerLimits

test.beforeAll(async ({ servers }) => {
  ;[here, there] = servers.databases.map(createCallerLimits) as [CallerLimits, CallerLimits]
})

test('allows Check again once in ten seconds on every server, and says when next', async () => {
  expect(await here.take('check-again', 'ana')).toEqual({ allowed: true })
  expect(secondsUntil(await there.take('check-again', 'ana'))).toBeLessThanOrEqual(10)
  expect(await there.take('check-again', 'bo')).toEqual({ allowed: true })
})

test('allows Check again twelve times in ten minutes, not counting refused tries', async ({ servers }) => {
  for (let time = 1; time <= 12; time += 1) {
    expect(await here.take('check-again', 'cy')).toEqual({ allowed: true })
    expect(await there.take('check-again', 'cy')).toMatchObject({ allowed: false })
    await servers.pool.query(`UPDATE rate_limit SET expire = 1 WHERE key LIKE 'check-again/10:%'`)
  }
  expect(secondsUntil(await here.take('check-again', 'cy'))).toBeGreaterThan(60)
})

test.each([
  ['check-now', 10, 60],
  ['set-up', 30, 60],
  ['link', 10, 60],
] as const)('limits many at once on two servers: %s lets %i in within %i seconds', async (name, allowed, seconds) => {
  const answers = await Promise.all(
    Array.from({ length: allowed * 2 }, (_, i) => (i % 2 === 0 ? here : there).take(name, 'ana@example.com')),
  )
  expect(answers.filter((answer) => answer.allowed)).toHaveLength(allowed)
  const wait = secondsUntil(await here.take(name, 'ana@example.com'))
  expect(wait).toBeGreaterThan(seconds - 30)
  expect(wait).toBeLessThanOrEqual(seconds)
})

test('stores no one’s address in its counts', async ({ servers }) => {
  await here.take('sign-in-client', 'someone.example')
  const { rows } = await servers.pool.query(`SELECT key FROM rate_limit WHERE key LIKE '%example%'`)
  expect(rows).toEqual([])
})

test('lets no one in while the database is away', async () => {
  const away = database('postgresql://nobody@127.0.0.1:1/nothing')
  await expect(createCallerLimits(away).take('link', 'ana')).rejects.toThrow()
  await away.close()
})

function secondsUntil(answer: Awaited<ReturnType<CallerLimits['take']>>): number {
  if (answer.allowed) throw new Error('it was allowed')
  return (answer.nextAt.getTime() - Date.now()) / 1000
}
