import { expect, test } from 'vitest'
import { longestWebsite, toWebsite } from './website'

test.each([
  ['ana.example.com', 'https://ana.example.com/'],
  [' http://example.com/a?b=1 ', 'http://example.com/a?b=1'],
  ['HTTPS://Example.COM/Ana', 'https://example.com/Ana'],
  ['bücher.example', 'https://xn--bcher-kva.example/'],
])('reads %s as a website', (typed, website) => {
  expect(toWebsite(typed)).toBe(website)
})

test.each([
  ...['', 'ana', 'localhost', 'http://127.0.0.1/', 'http://[::1]/', 'http://2130706433/', 'https://example.com:99999/'],
  ...['javascript:alert(1)', 'ftp://example.com/', 'mailto:ana@example.com', 'https://ana:secret@example.com/'],
  ...['https://exa mple.com', 'https://example.com/\u202eana', 'https://example.com/<b>', null],
  `https://example.com/${'a'.repeat(longestWebsite)}`,
])('takes %s for no website that anybody could open', (typed) => {
  expect(toWebsite(typed)).toBeNull()
})
