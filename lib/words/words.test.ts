import { expect, test } from 'vitest'
import words from './en.json'

/** The states as the catalogue must know them; the domain's own list is held against it where both are seen. */
const states = words.payouts.states as Record<string, Record<string, string>>

function sentencesIn(branch: unknown): string[] {
  if (typeof branch === 'string') return [branch]
  return Object.values(branch as Record<string, unknown>).flatMap(sentencesIn)
}

const all = sentencesIn(words)

test('every state answers: can I be paid, why, what now', () => {
  expect(Object.keys(states)).toHaveLength(12)
  for (const [state, said] of Object.entries(states)) {
    expect(Object.keys(said), state).toEqual(['badge', 'answer', 'why', 'next'])
    expect(said.answer, state).toMatch(
      state.startsWith('ready') ? /^(You can|Payouts are on)/ : /^(Not yet|Not now|No):/,
    )
  }
})

test('nothing shouts, blames, jokes or names a field', () => {
  expect(all.length).toBeGreaterThan(150)
  expect(
    all.filter((sentence) => /!|\bKYC\b|\boops\b|\byou failed\b|_[a-z]+_|payouts_enabled/i.test(sentence)),
  ).toEqual([])
})

test("a coach's sentences are 15 words long on average", () => {
  const sentences = sentencesIn(words.payouts.states).flatMap((text) => text.split(/(?<=[.:])\s/))
  const length = sentences.reduce((sum, sentence) => sum + sentence.split(/\s+/).length, 0) / sentences.length
  expect(length).toBeLessThanOrEqual(15)
})
