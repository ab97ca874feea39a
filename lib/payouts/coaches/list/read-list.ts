import { mostListed } from '../../vocabulary/list-fault'

export interface GivenRow {
  row: number
  /** Three, or the columns are wrong. */
  cells: string[]
}

const longestCell = 300

export type ReadList =
  | { kind: 'read'; rows: GivenRow[] }
  | { kind: 'empty' }
  | { kind: 'too-many' }
  | { kind: 'quoting' }

/** Reads CSV (RFC 4180): email address, name, reference, or in the order of a first row of titles. */
export function readList(text: string): ReadList {
  const records = splitRecords(text)
  if (records === null) return { kind: 'quoting' }
  const filled = records
    .map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const titles = filled[0]?.cells.map((cell) => cell.toLowerCase()) ?? []
  const places = titles.some((title) => title === 'email') ? columns.map((column) => titles.indexOf(column)) : null
  const rows = places === null ? filled : filled.slice(1)
  if (rows.length === 0) return { kind: 'empty' }
  if (rows.length > mostListed) return { kind: 'too-many' }
  const width = places === null ? null : titles.length
  return { kind: 'read', rows: rows.map(({ row, cells }) => ({ row, cells: inOrder(cells, places, width) })) }
}

const columns = ['email', 'name', 'reference']

function inOrder(cells: string[], places: number[] | null, width: number | null): string[] {
  const cut = cells.map((cell) => cell.slice(0, longestCell + 1))
  if (places === null) return cut.length > columns.length ? cut.slice(0, columns.length + 1) : padded(cut)
  if (cells.length > (width ?? 0)) return []
  return places.map((place) => cut[place] ?? '')
}

const padded = (cells: string[]) => columns.map((_, index) => cells[index] ?? '')

function splitRecords(text: string): string[][] | null {
  const separator = separatorOf(text)
  const records: string[][] = []
  let cells: string[] = []
  for (let at = 0; at <= text.length; ) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator)
    if (cell === null) return null
    cells.push(cell.text)
    const end = text[cell.end]
    if (end !== separator && end !== '\n' && end !== '\r' && end !== undefined) return null
    if (end !== separator) {
      records.push(cells)
      cells = []
    }
    at = cell.end + (end === '\r' && text[cell.end + 1] === '\n' ? 2 : 1)
  }
  return records
}

function quotedCell(text: string, at: number): { text: string; end: number } | null {
  let end = at
  do {
    end = text.indexOf('"', end + 1)
    if (end === -1) return null
    if (text[end + 1] !== '"') return { text: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 }
    end += 1
  } while (end < text.length)
  return null
}

function plainCell(text: string, at: number, separator: string): { text: string; end: number } {
  let end = at
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { text: text.slice(at, end), end }
}

function separatorOf(text: string): string {
  const [first = ''] = text.trimStart().split(/[\r\n]/, 1)
  return ['\t', ';', ','].find((each) => first.includes(each)) ?? ','
}
