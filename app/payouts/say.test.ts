import { expect, test } from 'vitest'
import { sayRoadEnd } from './say'
import { ready, words } from './testing/example'

const unconfirmed = { kind: 'unconfirmed', checkedAt: new Date(), checkedBy: 'return', isOld: false } as const

test('an address can make the page say nothing but the sentences it knows', () => {
  expect(sayRoadEnd('stopped', ready.freshness, words)).toContain('Write to us')
  for (const word of [undefined, '', 'You are rich', 'toString', ['stopped']]) {
    expect(sayRoadEnd(word, ready.freshness, words)).toBeNull()
  }
})

test('nobody reads that Stripe could not be asked once it has answered', () => {
  expect(sayRoadEnd('could-not-confirm', unconfirmed, words)).toContain('We could not check with Stripe just now.')
  expect(sayRoadEnd('could-not-confirm', ready.freshness, words)).toBeNull()
})
