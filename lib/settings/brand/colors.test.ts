import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brandColor, leastContrast, textOn, toBrandColors } from './colors'
import { contrast, type Hex } from './contrast'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => n.toString(16).padStart(6, '0'))

const complaint = (scheme: 'light' | 'dark', given: string) =>
  brandColor(scheme).safeParse(given).error?.issues.at(0)?.message

test('takes six digits with and without the #, in any case', () => {
  expect(brandColor('light').parse('#1B4F93')).toBe('#1b4f93')
  expect(brandColor('light').parse('1b4f93')).toBe('#1b4f93')
  expect(brandColor('light').parse(undefined)).toBeUndefined()
  for (const given of ['blue', '#fff', '#1b4f9', '1b4f93ff', 'rgb(0,0,0)', '#1b4f9g'])
    expect(complaint('light', given), given).toBe('must be six hexadecimal digits, such as 1b4f93')
})

test('refuses a color that its text cannot be read on, with its contrast and one that would pass', () => {
  expect(complaint('light', '#f5c400')).toBe(
    'has a contrast of 1.64 with the white text on its buttons, and needs 4.5: 8e7200 would pass',
  )
  expect(complaint('dark', '#1b4f93')).toBe(
    'has a contrast of 2.26 with the near-black text on its buttons, and needs 4.5: 5b80b1 would pass',
  )
  // A hair below.
  expect(complaint('light', '#777777')).toContain('has a contrast of 4.47 ')
})

test('proposes only colors that pass', () => {
  fc.assert(
    fc.property(hex, fc.constantFrom('light', 'dark'), (given, scheme) => {
      const proposed = / (\w{6}) would pass$/.exec(complaint(scheme, given) ?? ' ffffff would pass')?.[1] ?? ''
      if (complaint(scheme, given) !== undefined) expect(complaint(scheme, proposed)).toBeUndefined()
    }),
  )
})

test('is readable at rest and under the pointer, and stands out from every page', () => {
  const css = readFileSync('app/globals.css', 'utf8')
  const grounds = (name: string) => [...css.matchAll(new RegExp(`--${name}: (#\\w{6});`, 'g'))].map(([, each]) => each)
  fc.assert(
    fc.property(hex, hex, (one, other) => {
      fc.pre(complaint('light', one) === undefined)
      const dark = complaint('dark', other) === undefined ? (`#${other}` as Hex) : undefined
      const colors = toBrandColors(`#${one}`, dark)
      if (colors === null) throw new Error('a color was lost')
      for (const [at, scheme] of (['light', 'dark'] as const).entries())
        for (const shade of Object.values(colors[scheme])) {
          expect(contrast(shade, textOn[scheme])).toBeGreaterThanOrEqual(leastContrast)
          for (const name of ['ground', 'surface'])
            expect(contrast(shade, grounds(name)[at] as Hex), `${shade} on ${name}`).toBeGreaterThanOrEqual(3)
        }
    }),
  )
})

test('makes the color for dark pages from the one for light pages, unless it is given', () => {
  expect(toBrandColors(undefined, undefined)).toBeNull()
  expect(toBrandColors('#1b4f93', '#ffd400')?.dark.rest).toBe('#ffd400')
  expect(toBrandColors('#1b4f93', undefined)?.dark.rest).toBe('#5b80b1')
})
