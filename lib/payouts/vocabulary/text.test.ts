import { expect, test } from 'vitest'
import { toLine, toSearch, toText } from './text'

const unseen: [string, string][] = [
  ['a zero width space', '\u200b'],
  ['a zero width joiner between Latin letters', '\u200d'],
  ['a byte order mark', '\ufeff'],
  ['a right-to-left override', '\u202e'],
  ['an isolate', '\u2066'],
  ['a right-to-left mark', '\u200f'],
  ['a soft hyphen', '\u00ad'],
  ['a word joiner', '\u2060'],
  ['a combining grapheme joiner', '\u034f'],
  ['a Hangul filler', '\u3164'],
  ['a blank of Braille', '\u2800'],
  ['a tag', '\u{e0041}'],
  ['a variation selector', '\ufe0f'],
  ['a joiner behind a Latin mark', '\u0308\u0331\u200d'],
  ['a joiner between Hebrew letters', '\u05d0\u200d\u05d1'],
  ['a flag of tags', '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}'],
  ['an interlinear anchor', '\ufff9'],
  ['a shorthand control', '\u{1bca0}'],
  ['a musical control', '\u{1d173}'],
  ['a Mongolian vowel separator', '\u180e'],
  ['a Khmer inherent vowel', '\u17b4'],
  ['NUL', '\u0000'],
  ['a tab', '\t'],
  ['a line feed', '\n'],
  ['an escape', '\u001b'],
  ['a control of the upper half', '\u0085'],
  ['a line separator', '\u2028'],
  ['half a letter', '\ud83d'],
  ['a private letter', '\ue000'],
  ['a noncharacter', '\uffff'],
  ['a replacement of what could not be read', '\ufffd'],
]

test.each(unseen)('refuses %s in a name and drops it from a search', (_, character) => {
  expect(toLine(`Ana${character}Ruiz`, 100)).toBeNull()
  if ([...character].length === 1) expect(toSearch(`${character}Ana${character}`)).toBe('Ana')
})

test.each([
  'Ana Ruiz',
  'Jürgen Groß',
  'Đặng Thị Hà',
  'Олена Ґалаґан',
  'محمد رضایی',
  'می\u200cخواهم',
  'क्\u200dष',
  'שרה לוי',
  '김철수',
  '山田太郎',
  '葛\u{e0100}城',
  'O’Brien-Smith Jr.',
  'Ana 🏃\u200d♀\ufe0f',
  'Ana 👩🏽\u200d💻',
  'Ana 🏳\ufe0f\u200d🌈 👨\u200d👩\u200d👧',
  'Ana 1\ufe0f\u20e3',
  'مُ\u200cحمد',
  'ശ്രീരാജന്\u200d',
  'র\u200d্যাচেল',
  'ශ්\u200dරී',
  'สมชาย น้ำฝน',
  'İpek Işık',
  'Þórður Æ. Ðe',
  'Ὀδυσσεύς',
  '李',
])('accepts %s as a name', (name) => expect(toLine(name, 100)).toBe(name.normalize('NFC')))

test('composes a name and trims and collapses its spaces', () => {
  expect(toLine(' Ju\u0308rgen \u00a0\u2003 Weiss ', 100)).toBe('Jürgen Weiss')
})

test('drops an invisible non-joiner at the end of a Telugu word', () => {
  expect(toLine('రమేష్\u200c కుమార్\u200c', 100)).toBe('రమేష్ కుమార్')
})

test.each(['', '   ', '\u00a0', '\u0301', 'a'.repeat(101), `a${'\u0301'.repeat(30)}`, null, 7])(
  'refuses %j as a name',
  (typed) => {
    expect(toLine(typed, 100)).toBeNull()
  },
)

test('counts letters as people do, not halves', () => {
  expect(toLine('𠮷'.repeat(100), 100)).not.toBeNull()
  expect(toLine('𠮷'.repeat(101), 100)).toBeNull()
})

test('keeps the lines of a text and its joined characters, and drops what cannot be seen', () => {
  expect(toText(' Hello,\r\n\r\n\twhy?\rTell me.\u2028Thanks. \n')).toBe('Hello,\n\n why?\nTell me.\nThanks.')
  expect(toText('Re\u0000fund\u001b \u202eof\ufeff 5\u200b €')).toBe('Refund of 5 €')
  for (const kept of ['👩\u200d🏫', 'می\u200cخواهم', 'क्\u200dष', 'Zoe\u0308'])
    expect(toText(kept)).toBe(kept.normalize('NFC'))
  expect(toText('\u2800\u3164')).toBe('')
})
