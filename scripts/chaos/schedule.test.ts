import { expect, test } from 'vitest'
import { chanceOf } from './chance'
import { schedule } from './schedule'

const plan = { kills: 40, processes: ['app', 'worker'], crashes: 4, database: 'database' } as const

test('the same seed kills the same processes at the same moments, another seed others', () => {
  expect(schedule(chanceOf(7), plan)).toEqual(schedule(chanceOf(7), plan))
  expect(schedule(chanceOf(7), plan)).not.toEqual(schedule(chanceOf(8), plan))
})

test('everything asked for is killed as often as asked, in order, within the run', () => {
  const faults = schedule(chanceOf(1), plan)
  expect(faults.filter(({ victim }) => victim === 'database')).toHaveLength(4)
  expect(faults).toHaveLength(44)
  expect(new Set(faults.map(({ victim }) => victim)).size).toBe(3)
  const moments = faults.map(({ after }) => after)
  expect(moments).toEqual([...moments].sort((a, b) => a - b))
  expect(moments.every((after) => after >= 0 && after < 1)).toBe(true)
})
