import { expect, test } from 'vitest'
import { platform } from '../accounts/testing/example'
import type { KeptFacts, SeenFacts } from './facts'
import { findAlarm, type HealthPorts, selfCheck } from './self-check'
import { now, wellFacts, wellSeen } from './testing/example'

function ports(change: Partial<KeptFacts> = {}, seen: SeenFacts = wellSeen): HealthPorts {
  return {
    store: { health: { healthFacts: async () => ({ ...wellFacts, ...change }) } },
    provider: { platform: async () => ({ kind: 'platform', platform }) },
    endpointCheck: { check: async () => seen },
    clock: { now: () => now, ticks: () => 0 },
    log: { info() {}, warn() {}, error() {} },
    reconcileEverySeconds: 86_400,
    stormBounds: { comingPerSecond: 5 },
  }
}

test('says that all is well while nothing else is found', async () => {
  const { verdict, findings } = await selfCheck(ports())
  expect(verdict).toMatchObject({ name: 'all-well', severity: 'fine' })
  expect(findings.filter(({ severity }) => severity !== 'fine')).toEqual([])
})

test('reports that nobody has started, while that is true', async () => {
  const { verdict } = await selfCheck(ports({ firstAccountAt: null, lastEventAt: null }))
  expect(verdict).toMatchObject({ name: 'nothing-begun', severity: 'fine' })
})

test('does not say that all is well while many accounts wait', async () => {
  const storm = { waiting: 9_000, synced: 400, syncedPerSecond: 20, comingPerSecond: 0 }
  const waiting = { count: 9_000, since: now }
  const verdictWhile = async (change: Partial<KeptFacts>) => (await selfCheck(ports(change))).verdict
  expect(await verdictWhile({ waiting, storm })).toMatchObject({ name: 'storm', values: { waiting: 9_000 } })
  expect(await verdictWhile({ waiting, storm: { ...storm, syncedPerSecond: 0 } })).toMatchObject({
    name: 'storm-grows',
  })
  expect(await verdictWhile({ waiting, storm, orphans: 1 })).toMatchObject({ name: 'orphans' })
})

test('puts the worst finding first as the verdict', async () => {
  const absent: SeenFacts = { kind: 'seen', faults: ['more-events'], clockAheadSeconds: 0 }
  const { verdict, findings } = await selfCheck(ports({ orphans: 2, drifts: 1 }, absent))
  expect(verdict).toMatchObject({ name: 'drift', severity: 'broken' })
  expect(findings.slice(0, 4).map(({ severity }) => severity)).toEqual(['broken', 'look', 'look', 'fine'])
})

test('judges stored data while the provider is away', async () => {
  const { verdict, findings, figures } = await selfCheck(ports({}, { kind: 'away', failure: 'timed-out', cause: null }))
  expect(verdict.name).toBe('away')
  expect(findings.map(({ name }) => name)).toContain('event-received')
  expect(figures.length).toBeGreaterThan(10)
})

test('works while the key’s platform is unknown', async () => {
  const nameless = { platform: async () => ({ kind: 'away', failure: 'unreachable', cause: null }) as const }
  expect((await selfCheck({ ...ports(), provider: nameless })).verdict.name).toBe('all-well')
})

test('does not treat a failure of our own as the provider’s', async () => {
  const broken = { platform: () => Promise.reject(new Error('ours')) }
  await expect(selfCheck({ ...ports(), provider: broken })).rejects.toThrow('ours')
})

test('raises an alarm for what is broken without asking anyone', async () => {
  const endpointCheck = { check: () => Promise.reject(new Error('asked')) }
  expect(await findAlarm({ ...ports({ drifts: 3, orphans: 1 }), endpointCheck })).toMatchObject({
    name: 'drift',
    values: { count: 3 },
  })
  expect(await findAlarm({ ...ports({ orphans: 1 }), endpointCheck })).toBeNull()
})
