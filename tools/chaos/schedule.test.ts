import { expect, test } from 'vitest'
import { chanceOf } from './chance'
import { type Kills, schedule } from './schedule'

type Name = 'app' | 'worker' | 'visitors' | 'database'
const plan: Kills<Name>[] = [
  { times: 40, among: ['app', 'worker'] },
  { times: 3, among: ['visitors'] },
  { times: 4, among: ['database'], isSpread: true },
]

test('kills the same processes at the same moments for the same seed', () => {
  expect(schedule(chanceOf(7), plan)).toEqual(schedule(chanceOf(7), plan))
  expect(schedule(chanceOf(7), plan)).not.toEqual(schedule(chanceOf(8), plan))
})

test('kills everything as often as asked, in order, within the run', () => {
  const faults = schedule(chanceOf(1), plan)
  const kills = (...names: Name[]) => faults.filter(({ victim }) => names.includes(victim))
  expect(kills('app', 'worker')).toHaveLength(40)
  expect(kills('app').length).toBeGreaterThan(0)
  expect(kills('worker').length).toBeGreaterThan(0)
  expect(kills('visitors')).toHaveLength(3)
  expect(kills('database').map(({ after }) => Math.floor(after * 4))).toEqual([0, 1, 2, 3])
  const moments = faults.map(({ after }) => after)
  expect(moments).toEqual([...moments].sort((a, b) => a - b))
  expect(moments.every((after) => after >= 0 && after < 1)).toBe(true)
})
