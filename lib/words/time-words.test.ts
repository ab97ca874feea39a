import { createFormatter } from 'next-intl'
import { expect, test } from 'vitest'
import { locales } from './locale'
import { daysUntil, sayBareClock, sayClock, sayDate, sayDistance, sayExactly, sayMoment, sayZone } from './time-words'
import { toZone } from './zone'

const now = new Date('2026-11-23T23:30:00Z')
const dueAt = new Date('2026-12-03T02:00:00Z')

const watchIn = (timeZone: string, at = now, locale = 'en-GB') => ({
  format: createFormatter({ locale, timeZone }),
  timeZone,
  now: at,
})

test.each([
  ['America/Los_Angeles', 'Wed 2 December, 18:00 GMT-8'],
  ['America/New_York', 'Wed 2 December, 21:00 GMT-5'],
  ['UTC', 'Thu 3 December, 02:00 UTC'],
  ['Europe/Berlin', 'Thu 3 December, 03:00 CET'],
  ['Asia/Kolkata', 'Thu 3 December, 07:30 GMT+5:30'],
  ['Pacific/Kiritimati', 'Thu 3 December, 16:00 GMT+14'],
])('says a deadline to a reader in %s in their own time: %s', (zone, said) => {
  expect(sayMoment(dueAt, watchIn(zone))).toBe(said)
})

test.each([
  ['en-US', 'Thu, December 3, 9:05 AM GMT+1', 'Dec 3, 2026, 9:05 AM GMT+1'],
  ['de', 'Do., 3. Dezember, 09:05 MEZ', '03.12.2026, 09:05 MEZ'],
  ['fr', 'jeu. 3 décembre, 09:05 UTC+1', '3 déc. 2026, 09:05 UTC+1'],
  ['es', 'jue, 3 de diciembre, 9:05 CET', '3 dic 2026, 9:05 CET'],
])('says a moment as readers of %s do: %s', (locale, moment, exactly) => {
  const watch = watchIn('Europe/Berlin', now, locale)
  const at = new Date('2026-12-03T08:05:00Z')
  const plain = (said: string) => said.replace(/\s/gu, ' ')
  expect([plain(sayMoment(at, watch)), plain(sayExactly(at, watch))]).toEqual([moment, exactly])
})

test.each([...locales])('writes a clock alike with and without its zone, in %s', (locale) => {
  const watch = watchIn('Europe/Berlin', now, locale)
  for (const at of [new Date('2026-12-03T00:02:00Z'), new Date('2026-12-03T13:45:00Z')])
    expect(sayClock(at, watch)).toMatch(new RegExp(`^${sayBareClock(at, watch)}\\s`))
})

test('says a moment in summer in that summer’s time', () => {
  const said = sayMoment(new Date('2026-07-03T02:00:00Z'), watchIn('America/Los_Angeles'))
  expect(said).toBe('Thu 2 July, 19:00 GMT-7')
})

test('names the year only where it is another for the reader', () => {
  const newYear = new Date('2027-01-01T03:00:00Z')
  expect(sayDate(newYear, watchIn('America/Los_Angeles'))).toBe('Thu 31 December')
  expect(sayDate(newYear, watchIn('UTC'))).toMatch(/1 January 2027$/)
})

test('never says a time of day without its zone', () => {
  const watch = watchIn('America/Los_Angeles')
  expect(sayClock(dueAt, watch)).toBe('18:00 GMT-8')
  expect(sayClock(dueAt, watch, 'seconds')).toBe('18:00:00 GMT-8')
  expect(sayClock(new Date('2026-12-03T03:56:04Z'), watchIn('UTC'), 'seconds')).toBe('03:56:04 UTC')
  expect(sayExactly(dueAt, watch)).toBe('2 Dec 2026, 18:00 GMT-8')
})

test.each([
  ['America/Los_Angeles', 'Pacific Time'],
  ['UTC', 'UTC'],
  ['Etc/UTC', 'UTC'],
])('calls the zone %s %s', (zone, name) => {
  expect(sayZone(watchIn(zone), 'en-GB')).toBe(name)
})

test('counts days by the reader’s calendar, not by the hour and not in UTC', () => {
  const lateEvening = new Date('2026-03-03T23:30:00Z')
  expect(daysUntil(new Date('2026-03-03T00:10:00Z'), lateEvening, 'UTC')).toBe(0)
  expect(daysUntil(new Date('2026-03-04T00:10:00Z'), lateEvening, 'UTC')).toBe(1)
  expect(daysUntil(new Date('2026-03-04T00:10:00Z'), lateEvening, 'America/Los_Angeles')).toBe(0)
  expect(daysUntil(new Date('2026-03-12T12:00:00Z'), lateEvening, 'UTC')).toBe(9)
  expect(daysUntil(new Date('2026-03-01T12:00:00Z'), lateEvening, 'UTC')).toBe(-2)
})

test('says the distance of a deadline in hours on its last day', () => {
  const says = (at: string) => sayDistance(dueAt, watchIn('America/Los_Angeles', new Date(at)))
  expect(says('2026-11-24T02:00:00Z')).toBe('in 9 days')
  expect(says('2026-12-02T22:00:00Z')).toBe('in 4 hours')
  expect(says('2026-12-03T07:00:00Z')).toBe('5 hours ago')
  expect(says('2026-12-05T07:00:00Z')).toBe('2 days ago')
})

test.each(['Etc/Unknown', 'Mars/Olympus', '', '\u0000', 'a'.repeat(200), '../etc', null, 7])(
  'refuses %j as a time zone',
  (given) => {
    expect(toZone(given)).toBeNull()
  },
)

test.each(['America/Los_Angeles', 'Asia/Calcutta', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
  'accepts %s as a time zone',
  (given) => {
    expect(toZone(given)).toBe(given)
  },
)
