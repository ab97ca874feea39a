/** A table as RFC 4180 has it: cells between commas, lines ended by CR LF. */
export function toCsv(rows: string[][]): string {
  return rows.map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('')
}

/**
 * Spreadsheets calculate a cell that begins like a formula, so such a one is given an apostrophe, which they take for
 * "this is text": https://owasp.org/www-community/attacks/CSV_Injection. Which sign ends a cell is theirs to choose, so
 * a cell may begin behind each of them, for one `Ana;=1+1` is two. A figure stays one, below zero too.
 */
function toCell(text: string): string {
  const safe = figure.test(text) ? text : text.replace(beginning, "'").replaceAll(behindSeparator, "$1'")
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const figure = /^-?\d+(\.\d+)?$/
const beginning = /^(?=[\t\r\n])/
const behindSeparator = /((?:^|[;,|\t\r\n])[\s"]*)(?=[=+\-@＝＋－＠])/g
