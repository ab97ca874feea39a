import { expect, test } from 'vitest'
import { toYear } from './chosen-year'

test.each(['2000', '2026', '2099'])('takes %s as a year', (year) => expect(toYear(year)).toBe(Number(year)))

test.each([undefined, null, '', '1999', '2100', '20266', '26', '2026 ', '2026\n', '-2026', '2e03', ['2026'], '٢٠٢٦'])(
  'takes %j as no year',
  (year) => expect(toYear(year)).toBeNull(),
)
