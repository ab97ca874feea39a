import { expect, test } from 'vitest'
import { monthHref, toMonth } from './chosen-month'

const today = new Date('2026-11-30')

test.each(['2026-10', '2000-01', '2099-12'])('shows the month %s of the address', (month) => {
  expect(toMonth(month, today)).toEqual(new Date(`${month}-01`))
})

test.each([
  undefined,
  '',
  '2026-13',
  '2026-00',
  '2026-1',
  '1999-12',
  '2026-11-02',
  '2026-11\n',
  ['2026-10'],
  '٢٠٢٦-١١',
])('shows this month for %j', (month) => expect(toMonth(month, today)).toEqual(new Date('2026-11-01')))

test('leads to a month', () => {
  expect(monthHref(new Date('2026-02-01'))).toBe('/payouts/money?month=2026-02')
})
