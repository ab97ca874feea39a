import { expect, test } from 'vitest'
import { platform } from '../example'
import { now, wellFacts, wellSeen } from './example'
import type { KeptFacts, Look } from './facts'
import { findAlarm, type HealthDoors, selfCheck } from './self-check'

function doors(change: Partial<KeptFacts> = {}, seen: Look = wellSeen): HealthDoors {
  return {
    store: { healthFacts: async () => ({ ...wellFacts, ...change }) } as unknown as HealthDoors['store'],
    provider: { platform: async () => platform },
    lookout: { look: async () => seen },
    clock: { now: () => now, ticks: () => 0 },
    log: { info() {}, warn() {}, error() {} },
    sweepEverySeconds: 86_400,
  }
}

test('the verdict is that all is well while nothing else is found', async () => {
  const { verdict, findings } = await selfCheck(doors())
  expect(verdict).toMatchObject({ name: 'all-well', severity: 'fine' })
  expect(findings.filter(({ severity }) => severity !== 'fine')).toEqual([])
})

test('before anybody has begun, the verdict is that', async () => {
  const { verdict } = await selfCheck(doors({ firstAccountAt: null, lastNoticeAt: null }))
  expect(verdict).toMatchObject({ name: 'nothing-begun', severity: 'fine' })
})

test('the worst finding is the verdict and stands first, whoever found it', async () => {
  const absent: Look = { kind: 'seen', faults: ['more-events'], clockAheadSeconds: 0 }
  const { verdict, findings } = await selfCheck(doors({ orphans: 2, drifts: 1 }, absent))
  expect(verdict).toMatchObject({ name: 'drift', severity: 'broken' })
  expect(findings.slice(0, 4).map(({ severity }) => severity)).toEqual(['broken', 'look', 'look', 'fine'])
})

test('when the provider is away, what is kept is judged all the same', async () => {
  const { verdict, findings, figures } = await selfCheck(doors({}, { kind: 'away', failure: 'timed-out', cause: null }))
  expect(verdict.name).toBe('away')
  expect(findings.map(({ name }) => name)).toContain('heard')
  expect(figures.length).toBeGreaterThan(10)
})

test('nobody knowing whose key is in use stops nothing', async () => {
  const away = Object.assign(new Error('away'), { name: 'ProviderAwayError' })
  const nameless = { platform: () => Promise.reject(away) }
  expect((await selfCheck({ ...doors(), provider: nameless })).verdict.name).toBe('all-well')
})

test('a failure of our own is not taken for the provider being away', async () => {
  const broken = { platform: () => Promise.reject(new Error('ours')) }
  await expect(selfCheck({ ...doors(), provider: broken })).rejects.toThrow('ours')
})

test('an alarm is what is broken, and asks nobody', async () => {
  const lookout = { look: () => Promise.reject(new Error('asked')) }
  expect(await findAlarm({ ...doors({ drifts: 3, orphans: 1 }), lookout })).toMatchObject({
    name: 'drift',
    values: { count: 3 },
  })
  expect(await findAlarm({ ...doors({ orphans: 1 }), lookout })).toBeNull()
})
