import type { Guard } from './guard'

export const strangerGuards: Guard[] = [
  {
    name: 'the references that no address can hold',
    file: 'lib/payouts/vocabulary/reference.ts',
    guard: String.raw`\.\.[A-Za-z0-9._:-]{1,62}`,
    without: String.raw`\.\.[A-Za-z0-9._:-]{0,62}`,
    tests: ['unit', 'lib/payouts/vocabulary/reference'],
  },
  {
    name: 'formulas behind a sign that ends cells',
    file: 'app/downloads/csv.ts',
    guard: `.replaceAll(behindSeparator, "$1'")`,
    without: '',
    tests: ['unit', 'app/downloads/csv'],
  },
  {
    name: 'forms of other sites',
    file: 'server/requests/check-request.ts',
    guard: ' && isForeign(headers.origin, own)',
    without: ' && false',
    tests: ['unit', 'server/requests/check-request'],
  },
]
