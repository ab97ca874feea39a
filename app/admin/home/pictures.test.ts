import { describe, expect, test } from 'vitest'
import type { Home } from '@/lib/payouts/home/home'
import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { toTableFilter } from '../coaches/table-filter'
import { now, wordsIn } from '../testing/words'
import { dueDatesPicture } from './due-dates-picture'
import { funnelPicture, sayDuration } from './funnel-picture'
import { moneyPicture } from './money-picture'
import { obstaclesPicture } from './obstacles-picture'
import { pulsePicture } from './pulse-picture'
import { readinessPicture } from './readiness-picture'

const plain = wordsIn('America/Los_Angeles')
const word = (key: string) => key as WordKey
const words = { ...plain, label: () => 'Photo ID', isRequirement: (key: string) => key !== 'requirement.new' }

describe('readiness', () => {
  const today = { day: '2026-11-23', payable: 1_735, others: 1_277 }
  const picture = (change: Partial<Home['readiness']>) =>
    readinessPicture(
      { readiness: { now: today, lastWeek: null, days: [{ day: today.day, figures: today }], ...change } },
      words,
    )

  test('says how many can be paid, and this week against last week', () => {
    const { share, headline } = picture({}).chart
    expect([share, headline]).toEqual(['57.6%', '1,735 of 3,012 coaches can be paid'])
    const since = (payable: number) => picture({ lastWeek: { day: '2026-11-16', payable, others: 0 } }).chart.change
    expect(since(1_700)).toBe('35 more than a week ago, when 1,700 could.')
    expect(since(1_736)).toBe('1 fewer than a week ago, when 1,736 could.')
    expect(since(1_735)).toBe('As many as a week ago, when 1,735 could.')
    expect(picture({}).chart.change).toBe('There is no figure from a week ago to compare with.')
  })

  test('says where the figures begin, and which days have none', () => {
    const empty = (day: string) => ({ day, figures: null })
    const young = picture({ days: [empty('2026-11-22'), { day: today.day, figures: today }] })
    expect(young.chart.gap).toBe('The figures begin on Mon 23 November.')
    const first = { day: '2026-11-20', figures: { ...today, day: '2026-11-20' } }
    const broken = picture({
      days: [empty('2026-11-19'), first, empty('2026-11-21'), empty('2026-11-22'), { day: today.day, figures: today }],
    })
    expect(broken.chart.gap).toBe('2 days have no figures: nobody counted then.')
    expect(broken.chart.payable).toEqual([null, 1_735, null, null, 1_735])
    expect(broken.table.rows.map(({ head, cells }) => [head, ...cells])).toEqual([
      ['Mon 23 November', '1,735', '1,277'],
      ['Sun 22 November', '–', '–'],
      ['Sat 21 November', '–', '–'],
      ['Fri 20 November', '1,735', '1,277'],
    ])
  })

  test('has no share of nobody', () => {
    expect(picture({ now: { ...today, payable: 0, others: 0 } }).chart.share).toBe('–')
  })
})

test('the funnel says the loss and the time of each step, and links what a filter can say', () => {
  const funnel: Home['funnel'] = [
    { step: 'invited', coaches: 3_012, lost: 0, medianSeconds: null },
    { step: 'signed-in', coaches: 2_531, lost: 481, medianSeconds: 200_000 },
    { step: 'opened', coaches: 2_531, lost: 0, medianSeconds: 300 },
    { step: 'submitted', coaches: 2_110, lost: 421, medianSeconds: 1_000 },
    { step: 'ready', coaches: 1_735, lost: 375, medianSeconds: 90_000 },
  ]
  const { chart } = funnelPicture({ funnel }, words)
  expect(chart.map(({ label, count, notes }) => [label, count, ...notes])).toEqual([
    ['Invited', '3,012'],
    ['Signed in', '2,531', '481 not yet', 'Half of them within 2 days'],
    ['Account created', '2,531', 'Half of them within 5 minutes', 'See who left the form'],
    ['Form submitted', '2,110', '421 not yet', 'Half of them within 17 minutes'],
    ['Became ready', '1,735', '375 not yet', 'Half of them within 25 hours', 'See who can be paid now'],
  ])
  expect(chart.map(({ href }) => href)).toEqual([
    '/admin/coaches',
    null,
    '/admin/coaches?state=unfinished',
    null,
    '/admin/coaches?tab=payable',
  ])
})

test('a time is said in the largest unit of which there are two', () => {
  expect([1, 89, 90, 7_199, 7_200, 172_799, 172_800].map((seconds) => sayDuration(seconds, words))).toEqual([
    '1 second',
    '89 seconds',
    '2 minutes',
    '120 minutes',
    '2 hours',
    '48 hours',
    '2 days',
  ])
})

test('an obstacle leads to the coaches it counts, by words that the filter reads', () => {
  const obstacles: Home['obstacles'] = [
    { kind: 'state', state: 'not-started', coaches: 9 },
    { kind: 'state', state: 'held', coaches: 8 },
    { kind: 'requirement', state: 'needs-you', word: word('requirement.document'), coaches: 7 },
    { kind: 'requirement', state: 'in-review', word: word('requirement.document'), coaches: 6 },
    { kind: 'requirement', state: 'needs-you', word: word('requirement.new'), coaches: 5 },
  ]
  const { chart } = obstaclesPicture({ obstacles }, words)
  expect(chart.map(({ label, tone }) => [label, tone])).toEqual([
    ['Setup not started', 'grey'],
    ['On hold', 'red'],
    ['Photo ID', 'amber'],
    ['Photo ID (being checked)', 'blue'],
    ['Something else', 'amber'],
  ])
  const known = { isRequirement: words.isRequirement, isCountry: () => true }
  const read = chart.map(({ href }) => {
    const { filter, ignored } = toTableFilter(
      Object.fromEntries(new URL(href ?? '', 'http://here').searchParams),
      known,
    )
    return [filter.state, filter.requirement, ...ignored]
  })
  expect(read).toEqual([
    ['not-started', null],
    ['held', null],
    ['needs-you', 'requirement.document'],
    ['in-review', 'requirement.document'],
    ['needs-you', null],
  ])
})

test('due dates begin with what is overdue, and lead to the nearest filter', () => {
  const days = Array.from({ length: 9 }, (_, n) => ({ day: `2026-12-0${n + 1}`, coaches: n % 8 }))
  const { chart, table } = dueDatesPicture({ dueDates: { overdue: 2, days } }, words)
  expect(chart.overdue).toEqual({ text: '2 coaches overdue', href: '/admin/coaches?due=overdue' })
  expect(chart.columns.map(({ href }) => href)).toEqual([
    null,
    ...Array.from({ length: 6 }, () => '/admin/coaches?due=week'),
    '/admin/coaches?due=month',
    null,
  ])
  expect(table.rows[0]).toMatchObject({ head: 'Overdue', cells: ['2'] })
  expect(dueDatesPicture({ dueDates: { overdue: 0, days } }, words).chart.overdue).toBeNull()
})

test('money leads to the report of its day, and what was refused to the work queue', () => {
  const sums = { paid: 12_345, refunded: 0, disputed: 0, refused: 900 }
  const days = [
    { day: '2026-11-22', sums: null },
    { day: '2026-11-23', sums },
  ]
  const { chart, table } = moneyPicture({ currency: 'eur', total: sums, days }, words)
  expect(chart.strips.map(({ word, total }) => [word, total])).toEqual([
    ['Paid', '€123.45'],
    ['Refunded', '€0.00'],
    ['Disputed', '€0.00'],
    ['Refused', '€9.00'],
  ])
  const [paid, , , refused] = chart.strips
  expect(paid?.columns.map(({ label, href }) => [label, href])).toEqual([
    ['Sun 22 November: not counted yet', '/admin/reports?from=2026-11-22&to=2026-11-22'],
    ['Mon 23 November: Paid, €123.45', '/admin/reports?from=2026-11-23&to=2026-11-23'],
  ])
  expect(refused?.columns[1]?.href).toBe('/admin/coaches?sort=refused')
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    ['€123.45', '€0.00', '€0.00', '€9.00'],
    ['–', '–', '–', '–'],
  ])
})

test('the pulse tells a silent hour from one that nobody counted', () => {
  const hours = [
    { hour: new Date(now.getTime() - 3_600_000), events: null },
    { hour: now, events: 0 },
  ]
  const { chart, table } = pulsePicture({ pulse: { total: 0, hours } }, words)
  expect(chart.total).toBe('No events were received.')
  expect(chart.columns.map(({ label }) => label)).toEqual([
    'Mon 23 November, 14:30 GMT-8: not counted yet',
    'Mon 23 November, 15:30 GMT-8: 0 events',
  ])
  expect(table.rows.map(({ cells }) => cells)).toEqual([['0'], ['–']])
})
