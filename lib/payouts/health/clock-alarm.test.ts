import { expect, test } from 'vitest'
import { createClockAlarm } from './clock-alarm'

function arranged() {
  let ticks = 0
  const told: unknown[] = []
  const alarm = createClockAlarm({
    clock: { now: () => new Date(0), ticks: () => ticks },
    log: { info() {}, warn() {}, error: (_message, facts) => void told.push(facts?.lateSeconds) },
  })
  return { alarm, told, wait: (seconds: number) => (ticks += seconds * 1000) }
}

test.each([-3600, -61, 61, 3600])('reports a message signed %i seconds late', (seconds) => {
  const { alarm, told } = arranged()
  alarm(seconds)
  expect(told).toEqual([seconds])
})

test.each([-60, 0, 60])('ignores a message signed %i seconds late', (seconds) => {
  const { alarm, told } = arranged()
  alarm(seconds)
  expect(told).toEqual([])
})

test('reports once a minute, however many come', () => {
  const { alarm, told, wait } = arranged()
  for (let n = 0; n < 1000; n += 1) alarm(3600)
  wait(59)
  alarm(3601)
  wait(1)
  alarm(3602)
  expect(told).toEqual([3600, 3602])
})
