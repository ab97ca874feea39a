import { describe, expect, test } from 'vitest'
import type { WorkCounts } from '../coaches/readiness-table'
import type { HomeFigures } from '../ports/home-store'
import { shownStates } from '../vocabulary/accounts/state'
import type { WordKey } from '../vocabulary/ids'
import { spanOf, toHome } from './home'

const now = new Date('2026-11-30T20:30:00Z')

describe('readiness', () => {
  test('compares this week with last week, and shows a day without figures as one', () => {
    const { readiness } = toHome(
      {
        ...figures,
        readiness: [
          { day: '2026-11-23', payable: 2, others: 8 },
          { day: '2026-11-29', payable: 3, others: 7 },
        ],
      },
      counts({ payable: 4, coach: 6 }),
      now,
    )
    expect(readiness.now).toEqual({ day: '2026-11-30', payable: 4, others: 6 })
    expect(readiness.lastWeek).toEqual({ day: '2026-11-23', payable: 2, others: 8 })
    expect(readiness.days).toHaveLength(90)
    expect(readiness.days.filter(({ figures }) => figures !== null).map(({ day }) => day)).toEqual([
      '2026-11-23',
      '2026-11-29',
      '2026-11-30',
    ])
  })

  test('says nothing of last week when nobody counted then', () => {
    const counted = [{ day: '2026-11-22', payable: 2, others: 8 }]
    expect(toHome({ ...figures, readiness: counted }, counts({}), now).readiness.lastWeek).toBeNull()
  })

  test('shows today as the work queue has it, whatever was counted before', () => {
    const counted = [{ day: '2026-11-30', payable: 1, others: 0 }]
    const { readiness } = toHome({ ...figures, readiness: counted }, counts({ payable: 9 }), now)
    expect(readiness.days.at(-1)?.figures?.payable).toBe(9)
  })
})

describe('the funnel', () => {
  test('says at each step who came, who did not, and how long it took half of them at most', () => {
    const { funnel } = toHome(
      {
        ...figures,
        steps: { invited: 10, 'signed-in': 8, opened: 8, submitted: 5, ready: 4 },
        waits: [
          { step: 'signed-in', size: 114, coaches: 3 },
          { step: 'signed-in', size: 60, coaches: 2 },
          { step: 'signed-in', size: 150, coaches: 2 },
          { step: 'opened', size: 0, coaches: 1 },
        ],
      },
      counts({}),
      now,
    )
    expect(funnel.map(({ step, coaches, lost }) => [step, coaches, lost])).toEqual([
      ['invited', 10, 0],
      ['signed-in', 8, 2],
      ['opened', 8, 0],
      ['submitted', 5, 3],
      ['ready', 4, 1],
    ])
    const [invited, signedIn, opened] = funnel.map(({ medianSeconds }) => medianSeconds)
    expect(invited).toBeNull()
    expect((signedIn ?? 0) / 86_400).toBeCloseTo(1.09, 1)
    expect(opened).toBeLessThan(2)
  })

  test('is never lost by fewer than nobody', () => {
    const steps = { ...figures.steps, invited: 1, 'signed-in': 2 }
    expect(toHome({ ...figures, steps }, counts({}), now).funnel[1]?.lost).toBe(0)
  })
})

describe('what stands in the way', () => {
  test('is the most frequent first, eight at most, by state or by requirement', () => {
    const asked = Array.from({ length: 8 }, (_, n) => ({
      state: 'needs-you' as const,
      word: `requirement.w${n}` as WordKey,
      coaches: n,
    }))
    const states = { ...counts({}).states, 'not-started': 5, ready: 99, 'needs-you': 50, 'in-review': 40, held: 2 }
    const { obstacles } = toHome({ ...figures, asked }, { ...counts({}), states }, now)
    expect(obstacles.map((each) => [each.coaches, each.kind === 'state' ? each.state : each.word])).toEqual([
      [7, 'requirement.w7'],
      [6, 'requirement.w6'],
      [5, 'not-started'],
      [5, 'requirement.w5'],
      [4, 'requirement.w4'],
      [3, 'requirement.w3'],
      [2, 'held'],
      [2, 'requirement.w2'],
    ])
  })
})

test('due dates have what is overdue by itself, and a bar for each of thirty days', () => {
  const due = [
    { day: '1970-01-01', coaches: 1 },
    { day: '2026-11-29', coaches: 2 },
    { day: '2026-11-30', coaches: 3 },
    { day: '2026-12-29', coaches: 4 },
  ]
  const { overdue, days } = toHome({ ...figures, due }, counts({}), now).dueDates
  expect(overdue).toBe(3)
  expect(days).toHaveLength(30)
  expect([days[0], days.at(-1)]).toEqual([
    { day: '2026-11-30', coaches: 3 },
    { day: '2026-12-29', coaches: 4 },
  ])
})

test('money stands by currency, and a day that is not counted is no day without money', () => {
  const none = { paid: 0, refunded: 0, disputed: 0, refused: 0 }
  const { money } = toHome(
    {
      ...figures,
      countedDays: ['2026-11-30', '2026-11-29'],
      money: [
        { ...none, day: '2026-11-30', currency: 'usd', paid: 5 },
        { ...none, day: '2026-11-30', currency: 'eur', paid: 7, refused: 2 },
        { ...none, day: '2026-11-29', currency: 'eur', paid: 1 },
      ],
    },
    counts({}),
    now,
  )
  expect(money.map(({ currency, total }) => [currency, total])).toEqual([
    ['eur', { ...none, paid: 8, refused: 2 }],
    ['usd', { ...none, paid: 5 }],
  ])
  const [euro, dollar] = money
  expect(euro?.days).toHaveLength(30)
  expect(dollar?.days.slice(-3).map(({ sums }) => sums)).toEqual([null, none, { ...none, paid: 5 }])
})

test('the pulse has the last two days by the hour, and knows an hour without events from one not counted', () => {
  const events = [{ hour: new Date('2026-11-30T20:00:00Z'), events: 6 }]
  const { total, hours } = toHome({ ...figures, events, countedDays: ['2026-11-30'] }, counts({}), now).pulse
  expect(total).toBe(6)
  expect(hours).toHaveLength(48)
  expect(hours[0]).toEqual({ hour: new Date('2026-11-28T21:00:00Z'), events: null })
  expect(hours.slice(-2).map(({ events }) => events)).toEqual([0, 6])
})

test('figures that nobody counted for a quarter of an hour are late', () => {
  const isLate = (countedAt: Date | null) => toHome({ ...figures, countedAt }, counts({}), now).isLate
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  expect([isLate(ago(14)), isLate(ago(16)), isLate(null)]).toEqual([false, true, true])
})

test('asks for as many days as it shows', () => {
  expect(spanOf(now)).toEqual({
    readinessFrom: '2026-09-02',
    moneyFrom: '2026-11-01',
    eventsFrom: new Date('2026-11-28T21:00:00Z'),
    dueUntil: '2026-12-29',
  })
})

const figures: HomeFigures = {
  readiness: [],
  steps: { invited: 0, 'signed-in': 0, opened: 0, submitted: 0, ready: 0 },
  waits: [],
  asked: [],
  due: [],
  money: [],
  events: [],
  countedDays: [],
  countedAt: now,
}

function counts(tabs: Partial<WorkCounts['tabs']>): WorkCounts {
  return {
    tabs: { us: 0, coach: 0, provider: 0, payable: 0, closed: 0, ...tabs },
    states: Object.fromEntries(shownStates.map((state) => [state, 0])) as WorkCounts['states'],
  }
}
