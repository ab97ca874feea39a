import { z } from 'zod'
import { contrast, type Hex, mix } from './contrast'

/** What a brand's color must be readable under: the text on a button. */
export const textOn = { light: '#ffffff', dark: '#131513' } as const satisfies Record<Scheme, Hex>

/** For text: https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const leastContrast = 4.5

export type Scheme = 'light' | 'dark'

/** A button at rest, and under the pointer. */
export type BrandColors = Record<Scheme, { rest: Hex; strong: Hex }>

const white = '#ffffff'
const black = '#000000'
const away = { light: black, dark: white } as const satisfies Record<Scheme, Hex>
const words = { light: 'the white text', dark: 'the near-black text' } as const satisfies Record<Scheme, string>

/** Six hexadecimal digits. The # may be left out, because it begins a comment in an env file. */
export function brandColor(scheme: Scheme) {
  return z
    .string()
    .regex(/^#?[\da-f]{6}$/i, 'must be six hexadecimal digits, such as 1b4f93')
    .transform((given): Hex => `#${given.replace('#', '').toLowerCase()}`)
    .superRefine((color, context) => {
      const ratio = contrast(color, textOn[scheme])
      if (ratio >= leastContrast) return
      const message = `has a contrast of ${inWords(ratio)} with ${words[scheme]} on its buttons, and needs ${leastContrast}: ${readable(color, scheme).slice(1)} would pass`
      context.addIssue({ code: 'custom', message })
    })
    .optional()
}

/** null without a color. The color for dark pages is the one for light pages, made as light as it needs to be. */
export function toBrandColors(light: Hex | undefined, dark: Hex | undefined): BrandColors | null {
  if (light === undefined) return null
  return { light: withStrong(light, 'light'), dark: withStrong(dark ?? readable(light, 'dark'), 'dark') }
}

/** Under the pointer a color moves away from its text, so it stays readable. */
function withStrong(rest: Hex, scheme: Scheme) {
  return { rest, strong: mix(rest, away[scheme], 0.18) }
}

/** The nearest color of the same hue that its text can be read on. */
function readable(color: Hex, scheme: Scheme): Hex {
  const shares = Array.from({ length: 101 }, (_, at) => at / 100)
  const mixed = shares.map((share) => mix(color, away[scheme], share))
  return mixed.find((each) => contrast(each, textOn[scheme]) >= leastContrast) ?? away[scheme]
}

/** Rounded down: 4.499 is not 4.5. */
function inWords(ratio: number): string {
  return `${Math.floor(ratio * 100) / 100}`
}
