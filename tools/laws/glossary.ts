import { read } from './sources'

/** Where a word can be. */
export const places = ['names', 'paths', 'comments', 'titles', 'docs', 'pages'] as const

export type Place = (typeof places)[number]

export interface Allowance {
  /** The words it allows; empty: every retired word. */
  words: string[]
  places: Place[]
  /** Of files, or of folders with all that is below; empty: everywhere. */
  files: RegExp[]
  /** Empty: any name. */
  names: RegExp[]
  /** Only where no article or the like is before it, which would make it a noun. */
  isVerb: boolean
}

export interface Glossary {
  retired: string[]
  allowances: Allowance[]
}

/** Reads both tables of docs/glossary.md. */
export function readGlossary(text = read('docs/glossary.md')): Glossary {
  const [words = [], allowed = []] = tablesOf(text)
  return {
    retired: words.flatMap((cells) => quoted(cells.at(-1) ?? '')),
    allowances: allowed.map(toAllowance),
  }
}

function tablesOf(text: string): string[][][] {
  return text.split(/\n(?!\|)/).flatMap((part) => {
    const lines = part.split('\n').filter((line) => line.startsWith('|'))
    return lines.length > 2 ? [lines.slice(2).map(cellsOf)] : []
  })
}

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)

function toAllowance([words = '', kinds = '', where = '']: string[]): Allowance {
  const listed = quoted(where)
  const unknown = kinds.split(', ').filter((kind) => !(kind in groups))
  if (unknown.length > 0) throw new Error(`the glossary names no place: ${unknown}`)
  return {
    words: words === 'any' ? [] : quoted(words),
    places: kinds.split(', ').flatMap((kind) => groups[kind] ?? []),
    files: listed.filter(isPath).map((path) => new RegExp(`^${toPattern(path)}`)),
    names: listed.filter((each) => !isPath(each)).map((name) => new RegExp(`^${toPattern(name)}$`)),
    isVerb: where === 'as the verb',
  }
}

const isPath = (text: string) => /[/.]/.test(text)

/** `*` matches any characters. */
const toPattern = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')

const groups: Record<string, readonly Place[]> = {
  ...Object.fromEntries(places.map((place) => [place, [place]])),
  prose: ['comments', 'titles', 'docs', 'pages'],
  everything: places,
}
