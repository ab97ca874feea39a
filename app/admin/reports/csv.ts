/** A cell: text, or a value that a spreadsheet is to reckon with: a sum of money, a moment. */
export type Cell = string | { value: string }

/** A table as RFC 4180 has it: cells between commas, lines ended by CR LF. */
export function toCsv(rows: Cell[][]): string {
  return rows.map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('')
}

/**
 * Spreadsheets calculate a cell that begins like a formula, and make numbers and days of names that look like them: 0017
 * is 17 then, 1E5 is 100000, 3-4 the third of April. Such text is given an apostrophe, which they take for "this is text":
 * https://owasp.org/www-community/attacks/CSV_Injection. Which sign ends a cell is theirs to choose, so a cell may begin
 * behind each of them, for one `Ana;=1+1` is two.
 */
function toCell(cell: Cell): string {
  if (typeof cell !== 'string')
    return quoted(figure.test(cell.value) || moment.test(cell.value) ? cell.value : marked(cell.value))
  return quoted(marked(cell))
}

function marked(text: string): string {
  const safe = text.replace(beginning, "'").replaceAll(behindSeparator, "$1'")
  return safe === text && readsAsValue.test(text) ? `'${text}` : safe
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const figure = /^-?\d+(\.\d+)?$/
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const beginning = /^(?=[\t\r\n])/
const behindSeparator = /((?:^|[;,|\t\r\n])[\s"]*)(?=[=+\-@＝＋－＠])/g

/** Begins like a number, a day, a time or money; or is a month with figures, a truth or an error in any case. */
const readsAsValue = new RegExp(
  [
    String.raw`^[\s(]*[\p{Sc}%]?\s*[.,]?\p{Nd}`,
    String.raw`^\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s./-]*\p{Nd}`,
    String.raw`^\s*(true|false)\s*$`,
    '^\\s*#',
  ].join('|'),
  'iu',
)
