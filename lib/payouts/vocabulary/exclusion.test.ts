import { expect, test } from 'vitest'
import { type Exclusion, exclusions, exclusionsBefore } from './exclusion'

const allowed: [Exclusion | null, Exclusion][] = [
  [null, 'withdrawn'],
  [null, 'suspended'],
  [null, 'removed'],
  ['suspended', 'removed'],
  ['withdrawn', 'erased'],
  ['removed', 'erased'],
]

test('erases only who was withdrawn or removed before, and leads from erased nowhere', () => {
  const found = [null, ...exclusions].flatMap((now) =>
    exclusions.filter((next) => exclusionsBefore[next].includes(now)).map((next) => [now, next]),
  )
  expect(found.map(String).toSorted()).toEqual(allowed.map(String).toSorted())
})
