import type { Guard } from './guard'

export const brandGuards: Guard[] = [
  {
    name: 'colors that a button cannot be read in',
    file: 'lib/settings/brand/colors.ts',
    guard: 'if (ratio >= leastContrast) return',
    without: 'if (ratio >= 3) return',
    tests: ['unit', 'lib/settings/brand/colors'],
  },
  {
    name: 'elements that no plain drawing has, in a logo',
    file: 'lib/settings/brand/svg.ts',
    guard: 'if (elements.has(name)) return null',
    without: 'return null',
    tests: ['unit', 'lib/settings/brand/logo'],
  },
  {
    name: 'entities in a logo',
    file: 'lib/settings/brand/svg.ts',
    guard: String.raw`  if (/<!(?!--|\[CDATA\[)/.test(text)) return 'contains a DOCTYPE or an entity: remove it'`,
    without: '',
    tests: ['unit', 'lib/settings/brand/logo'],
  },
  {
    name: 'very large logos',
    file: 'lib/settings/brand/logo.ts',
    guard: 'stat.size > mostKilobytes * 1024',
    without: 'stat.size < 0',
    tests: ['unit', 'lib/settings/brand/logo'],
  },
]
