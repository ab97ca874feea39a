import { expect, test } from 'vitest'
import { longestWaitSeconds, planStretch } from './plan-stretch'

const page = { accounts: 100, waiting: 40, waitsSeconds: 1 }

test.for([
  ['while it grows, for the rest of the page', page, true, 'wait'],
  ['while it grows, alone', { ...page, waiting: 1 }, true, 'wait'],
  ['as soon as all of it waits', { ...page, waiting: 100 }, true, 'page'],
  ['when one of it has waited long', { ...page, waitsSeconds: longestWaitSeconds }, true, 'page'],
  ['once the storm grows no more', page, false, 'page'],
  ['with one neighbor', { ...page, waiting: 2 }, false, 'page'],
  ['with none', { ...page, waiting: 1 }, false, 'by-themselves'],
  ['alone and for long', { ...page, waiting: 1, waitsSeconds: longestWaitSeconds }, true, 'by-themselves'],
  ['as the list’s only account', { accounts: 1, waiting: 1, waitsSeconds: 0 }, true, 'by-themselves'],
  ['with a neighbor, both gone from the list', { accounts: 0, waiting: 2, waitsSeconds: 0 }, false, 'page'],
] as const)('waits %s', ([, stretch, isGrowing, planned]) => {
  expect(planStretch(stretch, { isGrowing })).toBe(planned)
})
