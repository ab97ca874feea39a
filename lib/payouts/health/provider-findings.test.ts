import { expect, test } from 'vitest'
import { endpointFaults } from '../vocabulary/health/finding-name'
import type { SeenFacts } from './facts'
import { providerFindings } from './provider-findings'
import { wellSeen } from './testing/example'

const told = (seen: SeenFacts) => providerFindings(seen).map(({ name, severity }) => `${name} ${severity}`)

test('finds an endpoint in order and agreeing clocks fine', () => {
  expect(told(wellSeen)).toEqual(['endpoint fine', 'clock fine'])
})

test('reports each fault of the endpoint, those that stop events as worse', () => {
  const faults = [...endpointFaults]
  expect(told({ kind: 'seen', faults, clockAheadSeconds: null })).toEqual([
    'endpoint-absent broken',
    'endpoint-disabled broken',
    'endpoint-events broken',
    'endpoint-more-events look',
    'endpoint-api-version look',
    'endpoint-surplus look',
  ])
})

test('reports a key that may not see the endpoint, and still compares the clock', () => {
  expect(told({ kind: 'not-allowed', clockAheadSeconds: 0 })).toEqual(['endpoint-not-allowed look', 'clock fine'])
})

test.each([
  [60, 'clock fine'],
  [-60, 'clock fine'],
  [61, 'clock-off look'],
  [-61, 'clock-off look'],
  [299, 'clock-off look'],
  [300, 'clock-off broken'],
  [-3600, 'clock-off broken'],
])('reports a clock %d seconds ahead as %s', (clockAheadSeconds, found) => {
  expect(told({ ...wellSeen, clockAheadSeconds } as SeenFacts)).toEqual(['endpoint fine', found])
})

test('reports a missing answer, apart from a refused key', () => {
  expect(told({ kind: 'away', failure: 'timed-out', cause: null })).toEqual(['away broken'])
  expect(told({ kind: 'away', failure: 'key-refused', cause: null })).toEqual(['key-refused broken'])
})
