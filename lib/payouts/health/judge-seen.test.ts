import { expect, test } from 'vitest'
import { endpointFaults } from '../vocabulary/finding-name'
import { wellSeen } from './example'
import type { SeenFacts } from './facts'
import { judgeSeen } from './judge-seen'

const told = (seen: SeenFacts) => judgeSeen(seen).map(({ name, severity }) => `${name} ${severity}`)

test('an endpoint in order and a clock that agrees are fine', () => {
  expect(told(wellSeen)).toEqual(['endpoint fine', 'clock fine'])
})

test('each fault of the endpoint is told, and those that keep notices away are the graver ones', () => {
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

test('a key that may not see the endpoint is said as such, and the clock is compared all the same', () => {
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
])('a clock %d seconds ahead reads %s', (clockAheadSeconds, found) => {
  expect(told({ ...wellSeen, clockAheadSeconds } as SeenFacts)).toEqual(['endpoint fine', found])
})

test('no answer is told, and a refused key apart from it', () => {
  expect(told({ kind: 'away', failure: 'timed-out', cause: null })).toEqual(['away broken'])
  expect(told({ kind: 'away', failure: 'key-refused', cause: null })).toEqual(['key-refused broken'])
})
