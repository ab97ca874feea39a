import { expect, test } from 'vitest'
import { repeatsKey } from './repeated-keys'

test.each([
  '{"amount":99999,"amount":1250}',
  '{"amount":1,"a":{"b":[1,{"c":"}"}]},"\\u0061mount":1250}',
  '[{"a":1},{"b":"\\"","b":2}]',
  '{"a":{"x":1,"y":{}},"a":{}}',
  '{"ä":1,"\\u00e4":2}',
])('finds a repeated key in an object: %s', (text) => {
  expect(repeatsKey(Buffer.from(text), JSON.parse(text))).toBe(true)
})

test.each([
  '{"a":{"a":1},"b":[{"a":1},{"a":1}]}',
  '["a","a"]',
  '{"a":"\\"a\\":1"}',
  '7',
  '"a:a"',
  '{"__proto__":1,"1":2,"ä":":","b":{"c":{"d":{"e":1,"e":2}}}}',
])('allows the same key in other objects: %s', (text) => {
  expect(repeatsKey(Buffer.from(text), JSON.parse(text))).toBe(false)
})
