import { expect, test } from 'vitest'
import { states } from '@/lib/payouts/vocabulary/accounts/state'
import { toReadyMoment } from './ready-moment'
import { ready, words } from './testing/example'
import { stateChange } from './testing/state-change'

const timeline = [stateChange('in-review', 'ready', 'became')]
const moment = (beside: Partial<typeof ready> = {}, shown?: string) =>
  toReadyMoment({ ...ready, timeline, ...beside }, shown, words)

test('shows the moment of becoming ready until it was shown', () => {
  expect(moment()).toEqual({ id: 'became', text: 'That’s it. Clients can pay you.' })
  expect(moment({}, 'an earlier one')).not.toBeNull()
  expect(moment({}, 'became')).toBeNull()
})

test('shows no moment while something is due or held, or payouts are off', () => {
  const shown = states.filter((state) => moment({ state }) !== null)
  expect(shown.toSorted()).toEqual(['ready', 'ready-checking'])
  expect(moment({ isHeld: true })).toBeNull()
})

test('shows no moment of a change between ready and ready', () => {
  expect(moment({ timeline: [] })).toBeNull()
  expect(moment({ timeline: [stateChange('ready-checking', 'ready')] })).toBeNull()
  expect(moment({ timeline: [stateChange('ready-checking', 'ready', 'later'), ...timeline] })?.id).toBe('became')
})
