import { expect, test } from 'vitest'
import { createAddressLinks } from './address-link'
import { createSeal } from './seal'

const secret = 'a secret of thirty-two characters'
const links = createAddressLinks('https://pay.example.com', secret)

const markIn = (link: string) => new URL(link).searchParams.get('as') ?? ''

test('leads to a page, and gives back the address it was made for', () => {
  const link = links.linkTo('/payouts', 'ana@example.com')
  expect(link).toMatch(/^https:\/\/pay\.example\.com\/sign-in\?next=%2Fpayouts&as=[\w-]+$/)
  expect(links.addressIn(markIn(link))).toBe('ana@example.com')
})

test('shows neither the address nor its length', () => {
  const [short, long] = ['a@b.example', `${'long'.repeat(10)}@example.com`].map((each) => links.linkTo('/', each))
  expect(Buffer.from(markIn(short ?? ''), 'base64url').toString()).not.toContain('example')
  expect(markIn(short ?? '')).toHaveLength(markIn(long ?? '').length)
})

test('gives back the longest address', () => {
  const longest = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(59)}.example`
  expect(links.addressIn(markIn(links.linkTo('/payouts', longest)))).toBe(longest)
})

test.for([undefined, null, '', 'ana@example.com', 'x'.repeat(5000), ['a', 'b'], '%00', 'AAAA'])(
  'ignores %j in place of a mark',
  (mark) => expect(links.addressIn(mark)).toBeNull(),
)

test('ignores marks of another secret, another purpose, and with something else than an address in them', () => {
  const other = createAddressLinks('https://pay.example.com', 'another secret of thirty-two chars')
  expect(links.addressIn(markIn(other.linkTo('/payouts', 'ana@example.com')))).toBeNull()
  expect(links.addressIn(createSeal(secret, 'sign-in request').seal('ana@example.com'))).toBeNull()
  expect(links.addressIn(createSeal(secret, 'address in a link').seal('<b>'))).toBeNull()
})
