import { expect, test } from 'vitest'
import { lastMonth, periodQuery, reportHref, thisMonth, thisYear, toPeriod } from './chosen-period'

const now = new Date('2026-11-23T23:30:00Z')
const faultsOf = (from?: string | string[], to?: string | string[]) => {
  const asked = toPeriod({ from, to }, now)
  return asked.period === null ? asked.faults : asked.period
}

test('shows this month without days', () => {
  expect(toPeriod({}, now)).toEqual({
    days: { from: '2026-11-01', to: '2026-11-30' },
    period: { from: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-12-01T00:00:00Z') },
  })
})

test('includes the first and last day of a period', () => {
  expect(faultsOf('2026-02-28', '2026-02-28')).toEqual({
    from: new Date('2026-02-28T00:00:00Z'),
    until: new Date('2026-03-01T00:00:00Z'),
  })
})

test.each([
  '2026-02-29',
  '2026-11-31',
  '2026-13-01',
  '0000-00-00',
  '0001-01-01',
  '1999-12-31',
  '9999-12-31',
  '01.11.2026',
  '2026-11-01T00:00:00Z',
  '',
  '\0',
  ['2026-11-01', '2026-11-02'],
])('refuses an impossible day at its field: %j', (day) => {
  expect(faultsOf(day, '2026-11-30')).toEqual({ from: 'no-day' })
  expect(faultsOf('2026-11-01', day)).toEqual({ to: 'no-day' })
})

test('refuses a missing day at its field', () => {
  expect(faultsOf(undefined, '2026-11-30')).toEqual({ from: 'no-day' })
  expect(faultsOf('2026-11-01', undefined)).toEqual({ to: 'no-day' })
})

test('refuses days in the wrong order', () => {
  expect(faultsOf('2026-11-30', '2026-11-01')).toEqual({ to: 'turned' })
})

test('accepts ten years and refuses a century', () => {
  expect(faultsOf('2020-01-01', '2029-12-31')).toHaveProperty('until')
  expect(faultsOf('2000-01-01', '2099-12-31')).toEqual({ to: 'too-long' })
})

test('keeps what was typed, to correct it', () => {
  expect(toPeriod({ from: '2026-11-31', to: '2026-11-30' }, now).days).toEqual({ from: '2026-11-31', to: '2026-11-30' })
})

test('offers whole common periods, also around a new year', () => {
  const january = new Date('2027-01-31T12:00:00Z')
  expect(periodQuery(thisMonth(january))).toBe('from=2027-01-01&to=2027-01-31')
  expect(lastMonth(january)).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  expect(thisYear(january)).toEqual({ from: '2027-01-01', to: '2027-12-31' })
})

test('returns to the requested days and to nothing else', () => {
  const days = { from: '2026-11-01', to: '2026-11-30' }
  expect(reportHref({ ...days, cursor: 'x' })).toBe('/admin/reports?from=2026-11-01&to=2026-11-30')
  for (const broken of [{}, { from: days.from }, { ...days, to: '//evil.example' }, { ...days, from: [days.from] }])
    expect(reportHref(broken)).toBe('/admin/reports')
})
