import { expect, test } from 'vitest'
import { undisturbed } from './delivery-settings'
import { burstSize, scheduleDeliveries } from './schedule-deliveries'

const thousand = Array.from({ length: 1000 }, (_, n) => n)

test('delivers each event once and at once on a harmless network', () => {
  expect(thousand.every((n) => scheduleDeliveries(undisturbed, n).length === 1)).toBe(true)
  expect(scheduleDeliveries(undisturbed, 7)).toEqual([{ afterMilliseconds: 0 }])
  expect(burstSize(undisturbed, 7)).toBe(1)
})

test('gives the same numbers for the same seed, and others for another', () => {
  const wild = { ...undisturbed, duplicates: { share: 0.5, most: 3 }, reorder: { share: 0.5, most_ms: 1000 } }
  const plans = (seed: number) => thousand.map((n) => scheduleDeliveries({ ...wild, seed }, n))
  expect(plans(1)).toEqual(plans(1))
  expect(plans(1)).not.toEqual(plans(2))
})

test('repeats a share of events, and no others', () => {
  const doubling = { ...undisturbed, duplicates: { share: 0.2, most: 3 } }
  const counts = thousand.map((n) => scheduleDeliveries(doubling, n).length)
  expect(counts.filter((count) => count > 1).length).toBeGreaterThan(150)
  expect(counts.filter((count) => count > 1).length).toBeLessThan(250)
  expect(Math.max(...counts)).toBe(4)
})

test('delays a share, at most as long as set', () => {
  const held = thousand.map((n) => scheduleDeliveries({ ...undisturbed, reorder: { share: 0.3, most_ms: 2000 } }, n)[0])
  const late = held.filter((plan) => (plan?.afterMilliseconds ?? 0) > 0)
  expect(late.length).toBeGreaterThan(250)
  expect(late.length).toBeLessThan(350)
  expect(Math.max(...late.map((plan) => plan?.afterMilliseconds ?? 0))).toBeLessThanOrEqual(2000)
})

test('keeps the set median and heavy tail of delays', () => {
  const slow = { ...undisturbed, delay: { median_ms: 50, p99_ms: 2000 } }
  const delays = thousand.map((n) => scheduleDeliveries(slow, n)[0]?.afterMilliseconds ?? 0).sort((a, b) => a - b)
  expect(delays[500]).toBeGreaterThan(40)
  expect(delays[500]).toBeLessThan(62)
  expect(delays[990]).toBeGreaterThan(1000)
  expect(delays[990]).toBeLessThan(4000)
})

test('keeps the set size of a burst', () => {
  const sizes = thousand.map((n) => burstSize({ ...undisturbed, burst: { least: 5, most: 20 } }, n))
  expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([5, 20])
})
