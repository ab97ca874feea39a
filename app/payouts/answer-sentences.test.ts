import { expect, test } from 'vitest'
import { saidStill } from '@/components/ui/said-still'
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
  const of = (country: string | null) => ({ ...ready, country })
  expect(sayOtherwise(said, of('DE'), offered, words)).toBe(
    'Your account was already opened for Germany, so Spain wasn’t set up. An account’s country can’t be changed: if Germany is wrong, contact us before you continue.',
  )
  expect(sayOtherwise(said, of('ES'), offered, words)).toBeNull()
  expect(sayOtherwise(said, of(null), offered, words)).toBeNull()
  for (const asked of ['XX', 'You are rich', ['ES'], undefined])
    expect(sayOtherwise({ ...said, asked }, of('DE'), offered, words)).toBeNull()
})

test('says that the coach has another name, together with another country', () => {
  const said = { said: 'named-otherwise', asked: 'DE' }
  const named = { coach: { ...ready.coach, name: 'Ana Ruiz' }, country: 'DE' }
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
  expect([saidStill(failed, false), saidStill(failed, true)]).toEqual([failed.message, undefined])
  expect([saidStill(checked, true), saidStill(checked, false)]).toEqual([checked.message, undefined])
  const gone = sayFetch({ kind: 'not-ours' }, words)
  expect([saidStill(gone, true), saidStill(gone, false)]).toEqual([gone.message, gone.message])
})
