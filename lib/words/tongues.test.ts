import { expect, test } from 'vitest'
import { toMessages } from './catalogue'
import { region } from './speak'
import { createTongues } from './tongues'

const messages = toMessages({})
const inParis = { ...region, timeZone: 'Europe/Paris' }
const inTokyo = { ...region, timeZone: 'Asia/Tokyo' }
const noon = new Date('2026-07-01T12:00:00Z')

test('speaks in each reader’s own time zone', () => {
  const tongueOf = createTongues(2)
  const said = [inParis, inTokyo, inParis].map((each) => {
    const { translator, format } = tongueOf(each, messages)
    return [
      format.dateTime(noon, { hour: 'numeric' }),
      translator('admin.health')('finding.event-received', { at: noon }),
    ]
  })
  expect(said).toEqual([
    ['14', expect.stringContaining('14:00')],
    ['21', expect.stringContaining('21:00')],
    ['14', expect.stringContaining('14:00')],
  ])
})

test('keeps what it has read for those who read last, and no more', () => {
  const tongueOf = createTongues(2)
  const [paris, utc] = [tongueOf(inParis, messages), tongueOf(region, messages)]
  expect(tongueOf(inParis, messages)).toBe(paris)
  expect(paris.translator('common')).toBe(paris.translator('common'))
  tongueOf(inTokyo, messages)
  expect(tongueOf(inParis, messages)).toBe(paris)
  expect(tongueOf(region, messages)).not.toBe(utc)
})
