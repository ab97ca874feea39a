import { createFormatter } from 'next-intl'
import { expect, test } from 'vitest'
import { exampleAmount, sayMoney, toMinorUnits, toTyped } from './money-words'
import { region } from './speak'

const format = createFormatter(region)

test.each([
  [123456, 'eur', '€1,234.56'],
  [-1, 'eur', '-€0.01'],
  [500, 'jpy', 'JP¥500'],
  [17_500, 'huf', 'HUF 175'],
  [17_550, 'huf', 'HUF 175.50'],
  [100_000, 'isk', 'ISK 1,000'],
  [12_340, 'kwd', 'KWD 12.340'],
  [0, 'gbp', '£0.00'],
])('says %i of %s as %s', (amount, currency, said) => {
  expect(sayMoney(amount, currency, format).replaceAll('\u00a0', ' ')).toBe(said)
})

test.each([
  ['12.50', 'eur', 1250],
  ['12.5', 'eur', 1250],
  [' 12 ', 'eur', 1200],
  ['12', 'jpy', 12],
  ['1.234', 'kwd', 1234],
  ['0.01', 'usd', 1],
  ['12,50', 'eur', 1250],
  ['12,5', 'eur', 1250],
  ['1,23', 'kwd', 1230],
])('reads %j of %s as %i', (text, currency, amount) => {
  expect(toMinorUnits(text, currency)).toBe(amount)
  expect(toMinorUnits(toTyped(amount, currency), currency)).toBe(amount)
})

test.each([
  ['12.505', 'eur'],
  ['12.5', 'jpy'],
  ['-1', 'eur'],
  ['1e3', 'eur'],
  ['1,000', 'eur'],
  ['1,000', 'kwd'],
  ['1,000.50', 'eur'],
  ['1.000,50', 'eur'],
  ['12,5', 'jpy'],
  ['12,', 'eur'],
  ['', 'eur'],
  ['.5', 'eur'],
  ['99999999999', 'eur'],
  ['12 50', 'eur'],
  ['1 234.56', 'eur'],
  ['1\u00a0234,56', 'eur'],
  ["1'234.56", 'chf'],
  ['１２.５０', 'eur'],
  ['١٢٫٥٠', 'eur'],
  ['१२', 'inr'],
  ['12٫5', 'eur'],
  ['€12', 'eur'],
  ['12.50 EUR', 'eur'],
  ['+12', 'eur'],
  ['−12', 'eur'],
  ['0x10', 'eur'],
  ['1_000', 'eur'],
  ['½', 'eur'],
  ['Infinity', 'eur'],
  ['12.', 'eur'],
  ['12.3456', 'kwd'],
  ['1.234', 'isk'],
  ['1.234', 'ugx'],
  ['1.234', 'jpy'],
  ['12.5.0', 'eur'],
])('reads %j of %s as no amount', (text, currency) => {
  expect(toMinorUnits(text, currency)).toBeNull()
})

test.each([
  ['eur', '12.50'],
  ['jpy', '1250'],
  ['isk', '1250'],
  ['ugx', '1250'],
  ['kwd', '12.500'],
])('shows an amount of %s as %s, which can be typed', (currency, example) => {
  expect(exampleAmount(currency)).toBe(example)
  expect(toMinorUnits(example, currency)).toBeGreaterThan(0)
})
