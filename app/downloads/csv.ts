/** Text, or a value for calculations: an amount, a time or a day. */
export type Cell = string | { value: string }

/** RFC 4180: commas, CR LF. */
export function toCsv(rows: Cell[][]): string {
  return rows.map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('')
}

/**
 * Spreadsheets run cells that look like formulas, and convert names that look like numbers or dates: 0017 to 17, 1E5 to
 * 100000, 3-4 to 3 April. An apostrophe marks such text: https://owasp.org/www-community/attacks/CSV_Injection. A
 * spreadsheet may split cells at several characters, so text after each of them counts too: `Ana;=1+1` is two cells.
 */
function toCell(cell: Cell): string {
  if (typeof cell !== 'string')
    return quoted(values.some((value) => value.test(cell.value)) ? cell.value : marked(cell.value))
  return quoted(marked(cell))
}

function marked(text: string): string {
  const safe = text.replace(beginning, "'").replaceAll(behindSeparator, "$1'")
  return safe === text && readsAsValue.test(text) ? `'${text}` : safe
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** An amount; a day, or a moment of it. */
const values = [/^-?\d+(\.\d+)?$/, /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/]
const beginning = /^(?=[\t\r\n])/
const behindSeparator = /((?:^|[;,|\t\r\n])[\s"]*)(?=[=+\-@＝＋－＠])/g

/** Starts like a number, date, time or amount, or is a month with digits, a boolean or an error. */
const readsAsValue = new RegExp(
  [
    String.raw`^[\s(]*[\p{Sc}%]?\s*[.,]?\p{Nd}`,
    String.raw`^\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s./-]*\p{Nd}`,
    String.raw`^\s*(true|false)\s*$`,
    '^\\s*#',
  ].join('|'),
  'iu',
)
