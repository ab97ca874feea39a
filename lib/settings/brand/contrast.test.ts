import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOn } from './colors'
import { contrast, type Hex, luminance, mix } from './contrast'

const color = fc.integer({ min: 0, max: 0xffffff }).map((n): Hex => `#${n.toString(16).padStart(6, '0')}`)

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  // Known from WebAIM's and W3C's examples.
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#0000ff', '#ffffff', 8.59],
  ['#ff0000', '#ffffff', 4],
  ['#00ff00', '#000000', 15.3],
  ['#ffff00', '#ffffff', 1.07],
] as const)('measures the contrast of %s and %s as %d', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 2)
})

test('measures alike in both directions, from 1 to 21', () => {
  fc.assert(
    fc.property(color, color, (one, other) => {
      const ratio = contrast(one, other)
      expect(ratio).toBe(contrast(other, one))
      expect(ratio).toBeGreaterThanOrEqual(1)
      expect(ratio).toBeLessThanOrEqual(21)
    }),
  )
})

test('mixes from one color to the other, ever lighter towards white', () => {
  fc.assert(
    fc.property(color, fc.double({ min: 0, max: 1, noNaN: true }), (from, share) => {
      expect(mix(from, '#ffffff', 0)).toBe(from)
      expect(mix(from, '#ffffff', 1)).toBe('#ffffff')
      expect(luminance(mix(from, '#ffffff', share))).toBeGreaterThanOrEqual(luminance(from))
    }),
  )
})

test('every text of the pages has 4.5:1 on its ground, in light and dark', () => {
  const css = readFileSync('app/globals.css', 'utf8')
  const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, inner]) => inner)
  for (const tokens of [tokensIn(light), { ...tokensIn(light), ...tokensIn(dark) }]) {
    const pairs = ['green', 'amber', 'red', 'blue', 'grey'].map((name) => [name, `${name}-soft`])
    for (const ground of ['ground', 'surface']) pairs.push(['ink', ground], ['muted', ground])
    for (const [text = '', ground = ''] of pairs)
      expect(contrast(tokens[text] ?? '#ffffff', tokens[ground] ?? '#ffffff'), `${text} on ${ground}`).toBeGreaterThan(
        4.5,
      )
  }
  expect(tokensIn(light)).toMatchObject({ 'on-accent': textOn.light })
  expect(tokensIn(dark)).toMatchObject({ 'on-accent': textOn.dark })
})

function tokensIn(block: string): Record<string, Hex> {
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, hex]) => [name, hex]))
}
