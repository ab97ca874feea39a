import { expect, test } from 'vitest'
import { stateFacts, states } from '@/lib/payouts/vocabulary/accounts/state'
import words from './en.json'
import lastResort from './last-resort.json'
import staff from './staff.json'

function sentencesIn(branch: unknown): string[] {
  if (typeof branch === 'string') return [branch]
  return Object.values(branch as Record<string, unknown>).flatMap(sentencesIn)
}

const all = sentencesIn({ words, staff, lastResort })

test('answers for every state: can I be paid, why, what now', () => {
  expect(states.length).toBeGreaterThan(10)
  for (const state of states) {
    const said = words.payouts.states[state]
    expect(Object.keys(said), state).toEqual(['badge', 'answer', 'why', 'next'])
    const isPaid = stateFacts[state].refusal === null
    expect(said.answer, state).toMatch(isPaid ? /^You can be paid\./ : /^You can’t be paid|to get paid\.$/)
  }
})

test('shouts, blames, jokes and names fields nowhere', () => {
  expect(all.length).toBeGreaterThan(150)
  expect(
    all.filter((sentence) => /!|\bKYC\b|\boops\b|\byou failed\b|_[a-z]+_|payouts_enabled/i.test(sentence)),
  ).toEqual([])
})

test("keeps a coach's sentences at 15 words on average", () => {
  const sentences = sentencesIn(words.payouts.states).flatMap((text) => text.split(/(?<=[.:])\s/))
  const length = sentences.reduce((sum, sentence) => sum + sentence.split(/\s+/).length, 0) / sentences.length
  expect(length).toBeLessThanOrEqual(15)
})
