import { expect, test } from 'vitest'
import { isStill } from '@/components/ui/is-still'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { sayFetch, sayOtherwise, sayReturnOutcome } from './answer-sentences'
import { ready, words } from './testing/example'

const unconfirmed = { kind: 'unconfirmed', checkedAt: new Date(), checkedBy: 'return', isOld: false } as const

test('lets an address show only known sentences', () => {
  expect(sayReturnOutcome('stopped', ready.freshness, words)).toContain('Contact us')
  for (const word of [undefined, '', 'You are rich', 'toString', ['stopped']]) {
    expect(sayReturnOutcome(word, ready.freshness, words)).toBeNull()
  }
})

test('no longer says that Stripe was away once it has answered', () => {
  expect(sayReturnOutcome('could-not-confirm', unconfirmed, words)).toContain('We couldn’t check with Stripe just now.')
  expect(sayReturnOutcome('could-not-confirm', ready.freshness, words)).toBeNull()
})

test('says that the account has another country, only while that is true', () => {
  const said = { said: 'set-up-otherwise', asked: 'ES' }
  const offered = ['DE', 'ES']
  const startOver = { accountId: 'acct_1' as AccountId, isClosing: false }
  const of = (country: string | null) => ({ ...ready, country, startOver })
  expect(sayOtherwise(said, of('DE'), offered, words)).toBe(
    'Your account was already opened for Germany, so Spain wasn’t set up. If Germany is wrong, start again below before you submit Stripe’s form.',
  )
  expect(sayOtherwise(said, { ...of('DE'), startOver: null }, offered, words)).toContain(
    'If Germany is wrong, contact us.',
  )
  expect(sayOtherwise(said, of('ES'), offered, words)).toBeNull()
  expect(sayOtherwise(said, of(null), offered, words)).toBeNull()
  for (const asked of ['XX', 'You are rich', ['ES'], undefined])
    expect(sayOtherwise({ ...said, asked }, of('DE'), offered, words)).toBeNull()
})

test('says that the coach has another name, together with another country', () => {
  const said = { said: 'named-otherwise', asked: 'DE' }
  const named = { coach: { ...ready.coach, name: 'Ana Ruiz' }, country: 'DE', startOver: null }
  expect(sayOtherwise(said, named, ['DE', 'ES'], words)).toBe(
    'Your name is already Ana Ruiz, so we didn’t save the name you entered. If Ana Ruiz is wrong, contact us. Otherwise, continue here.',
  )
  const both = sayOtherwise({ ...said, asked: 'ES' }, named, ['DE', 'ES'], words)
  expect(both).toContain('already Ana Ruiz')
  expect(both).toContain('Spain wasn’t set up')
})

test('shows an answer about a check only on a page that agrees', () => {
  const failed = sayFetch({ kind: 'could-not-confirm' }, words)
  const checked = sayFetch({ kind: 'kept' }, words)
  expect([isStill(failed, false), isStill(failed, true)]).toEqual([true, false])
  expect([isStill(checked, true), isStill(checked, false)]).toEqual([true, false])
  const gone = sayFetch({ kind: 'not-ours' }, words)
  expect([isStill(gone, true), isStill(gone, false)]).toEqual([true, true])
})
