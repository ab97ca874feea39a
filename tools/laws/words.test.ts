import { expect, test } from 'vitest'
import { isTest, read, sourceFiles } from './sources'

const files = sourceFiles()
const ours = () =>
  within(
    'app/',
    'bench/',
    'components/',
    'lib/',
    'prisma/',
    'server/',
    'commands/',
    'tools/',
    'tests/',
    'instrumentation.ts',
    'proxy.ts',
  ).filter((file) => !isTest(file))
const within = (...folders: string[]) => files.filter((file) => folders.some((folder) => file.startsWith(folder)))

test('the domain never names the vendor, tests included', () => {
  const domain = within('lib/payouts/')
  expect(domain.length).toBeGreaterThan(15)
  expect(domain.filter((file) => /stripe/i.test(read(file)))).toEqual([])
})

test('the domain reads no clock and no environment', () => {
  const domain = within('lib/payouts/').filter((file) => !file.endsWith('.test.ts'))
  expect(domain.filter((file) => /process\.env|Date\.now\(|new Date\(\)/.test(read(file)))).toEqual([])
})

test('the domain names no deadline and no rate limit', () => {
  const domain = within('lib/payouts/').filter((file) => !isTest(file))
  const naming = (words: RegExp) => domain.filter((file) => words.test(read(file)))
  expect(naming(/rate.?limit|takePlace|timeLeft|setTimeout|AbortSignal/i)).toEqual(['lib/payouts/vocabulary/lane.ts'])
  // The API's name for a due date.
  expect(naming(/deadline/i)).toEqual([
    'lib/payouts/accounts/account.ts',
    'lib/payouts/accounts/status-view.ts',
    'lib/payouts/api-clients/readiness.ts',
    'lib/payouts/coaches/admin-views.ts',
    'lib/payouts/coaches/readiness-table.ts',
    'lib/payouts/for-people.ts',
    'lib/payouts/vocabulary/difference.ts',
  ])
  expect(naming(/\bdeadlineOf\b|\bDeadline\b/)).toEqual([])
})

test('pages and routes take their sentences from where they are kept', () => {
  const taking = within('app/', 'components/').filter((file) =>
    /import \{[^}]*\b(getTranslations|getFormatter)\b[^}]*\} from 'next-intl\/server'/.test(read(file)),
  )
  expect(taking).toEqual([])
})

test('only the settings read the environment', () => {
  const readers = within('app/', 'components/', 'lib/', 'proxy.ts', 'instrumentation.ts').filter(
    (file) => !isTest(file) && /process\.env(?!\.NEXT_RUNTIME\b)/.test(read(file)),
  )
  expect(readers).toEqual(['lib/env.ts'])
})

test('charges, cancels and refunds in exactly one place each', () => {
  const naming = (words: RegExp) => ours().filter((file) => words.test(read(file)))
  expect(naming(/\.createPayment\(/)).toEqual(['lib/payouts/payments/create-payment-once.ts'])
  // Only the gate's use case imports it.
  expect(naming(/\/create-payment-once'/)).toEqual(['lib/payouts/payments/charge.ts'])
  expect(naming(/\.cancelPayment\(/)).toEqual(['lib/payouts/payments/outcome/check-payment.ts'])
  expect(naming(/\.refundPayment\(/)).toEqual(['lib/payouts/payments/refunds/refund.ts'])
})

test('no test is focused, skipped or asleep', () => {
  const tests = files.filter((file) => /\.(test|spec)\.ts$/.test(file) && !file.startsWith('tools/laws/'))
  const asleep = /\b(test|it|describe)\.(only|skip|fixme|todo)\b|waitForTimeout\(|networkidle/
  expect(tests.filter((file) => asleep.test(read(file)))).toEqual([])
})

test('no sentence is in the markup', () => {
  const screens = within('components/', 'app/').filter((file) => file.endsWith('.tsx'))
  expect(screens.length).toBeGreaterThan(10)
  expect(screens.flatMap(literalText)).toEqual([])
})

test('a sentence in the markup would be found', () => {
  expect(textIn('<p className="a">You can be paid.</p>')).toEqual(['You can be paid.'])
  expect(textIn('<input placeholder="Your name" />')).toEqual(['Your name'])
  expect(textIn('<p>{text}</p>')).toEqual([])
})

function literalText(file: string): string[] {
  return textIn(read(file)).map((text) => `${file}: ${text}`)
}

/** Words between tags, and in attributes that are shown or read aloud. */
function textIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, '')
  const between = [...code.matchAll(/>([^<>{}=;()]*[A-Za-z]{2}[^<>{}=;()]*)<\/?[A-Za-z]/g)].map(
    (match) => match[1] ?? '',
  )
  const attributes = [...code.matchAll(/\s(?:placeholder|title|alt|aria-label)="([^"]*[A-Za-z]{2}[^"]*)"/g)]
  return [...between, ...attributes.map((match) => match[1] ?? '')]
    .map((text) => text.trim())
    .filter((text) => text !== '' && !isCode(text))
}

/** Code is also between angle brackets: `params: Promise` in a type, `return` before a tag. */
const isCode = (text: string) => /^\w+\??: \w+$|\breturn$/.test(text)
