import { expect, test } from 'vitest'
import { parseSource } from './parse-source'
import { roomOf } from './rooms'
import { moduleFiles, read } from './sources'

/** Of a room's characters. More of them repeat the code, or explain what a name should say. */
const most = 0.08

test('comments stay below 8 % of every room', () => {
  expect(wordy(moduleFiles().map((file) => [file, read(file)]))).toEqual([])
})

test('a wordy room would be found', () => {
  const code = 'export const one = 1\n'
  expect(wordy([['lib/mail/a.ts', `/** One. */\n${code}`]])).toEqual(['lib/mail: 33 %'])
  expect(
    wordy([
      ['lib/mail/a.ts', code],
      ['lib/jobs/a.ts', code],
    ]),
  ).toEqual([])
})

/** Rooms with too many comments. */
function wordy(files: [file: string, text: string][]): string[] {
  const rooms = new Map<string, { all: number; comments: number }>()
  for (const [file, text] of files) {
    const name = roomOf(file)?.name ?? file
    const { all, comments } = rooms.get(name) ?? { all: 0, comments: 0 }
    rooms.set(name, { all: all + text.length, comments: comments + lengthOfComments(file, text) })
  }
  return [...rooms]
    .filter(([, { all, comments }]) => comments >= most * all)
    .map(([name, { all, comments }]) => `${name}: ${Math.round((100 * comments) / all)} %`)
}

function lengthOfComments(file: string, text: string): number {
  const { comments } = parseSource(file, text)
  return comments.reduce((sum, { start, end }) => sum + end - start, 0)
}
