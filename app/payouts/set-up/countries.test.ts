import { expect, test } from 'vitest'
import { words } from '../testing/example'
import { toCountryGroups, toCountryNote } from './countries'

const lists = { offered: ['DE', 'AT', 'SE'], others: ['JP', 'BR'] }
const groups = (proposed: string | null) =>
  toCountryGroups({ ...lists, proposed }, words).map(({ options }) => options.map(({ label }) => label))
const note = (proposed: string | null) => toCountryNote({ ...lists, proposed }, 'help@example.com', words)

const others = ['Brazil', 'Japan']

test('lists offered countries by name, the others apart', () => {
  expect(groups(null)).toEqual([['Austria', 'Germany', 'Sweden'], others])
  expect(note(null)).toBeNull()
})

test('puts a proposed country first, once', () => {
  expect(groups('SE')).toEqual([['Sweden'], ['Austria', 'Germany'], others])
  expect(note('SE')).toBeNull()
})

test('says of a proposed country that is not offered what to do, and names it in the email', () => {
  expect(groups('BR')).toEqual([['Austria', 'Germany', 'Sweden'], others])
  expect(note('BR')).toEqual({
    text: 'Are you in Brazil? We can’t pay out there yet. Email us, and we’ll tell you when we can.',
    links: [
      { href: 'mailto:help@example.com?subject=Payouts%20for%20Brazil', text: 'Email us about Brazil' },
      { href: '/payouts/help?country=BR', text: 'Ask us here about Brazil' },
    ],
  })
})

test('says nothing of a country that does not exist', () => {
  expect([groups('XX'), note('XX')]).toEqual([[['Austria', 'Germany', 'Sweden'], others], null])
})
