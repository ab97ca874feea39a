import type { Cell } from './csv'
import { type Entry, toZip } from './zip'

/**
 * An ECMA-376 workbook, written as it is sent: text stays text, amounts are numbers. Long tables continue on further
 * sheets.
 */
export function toXlsx(
  head: string[],
  batches: AsyncIterable<Cell[][]>,
  most = rowsOnASheet,
): AsyncGenerator<Uint8Array> {
  return toZip(entries(head, batches, most))
}

/**
 * Excel's limit:
 * https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
 */
const rowsOnASheet = 1_048_576

async function* entries(head: string[], batches: AsyncIterable<Cell[][]>, most: number): AsyncGenerator<Entry> {
  const source = batches[Symbol.asyncIterator]()
  let waiting: Cell[][] = []
  let isOver = false
  let sheets = 0
  try {
    do {
      sheets += 1
      yield { name: `xl/worksheets/sheet${sheets}.xml`, content: sheet() }
    } while (!isOver || waiting.length > 0)
  } finally {
    await source.return?.()
  }
  yield* partsAround(sheets)

  async function* sheet(): AsyncGenerator<string> {
    yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${head.length}" width="20" customWidth="1"/></cols><sheetData>${toRow(head)}`
    let left = most - 1
    while (left > 0) {
      if (waiting.length === 0) {
        const next = await source.next()
        if (next.done) {
          isOver = true
          break
        }
        waiting = next.value
      }
      const rows = waiting.slice(0, left)
      waiting = waiting.slice(left)
      left -= rows.length
      yield rows.map(toRow).join('')
    }
    yield '</sheetData></worksheet>'
  }
}

const toRow = (cells: Cell[]) => `<row>${cells.map(toCell).join('')}</row>`

function toCell(cell: Cell): string {
  if (typeof cell === 'string') return toText(cell)
  const { value } = cell
  if (figure.test(value)) return `<c s="${2 + Math.min(value.split('.')[1]?.length ?? 0, 3)}"><v>${value}</v></c>`
  if (moment.test(value)) return `<c s="1"><v>${Date.parse(value) / day + dayOfEpoch}</v></c>`
  return toText(value)
}

const toText = (text: string) => `<c t="inlineStr" s="6"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

const figure = /^-?\d{1,15}(\.\d+)?$/
const moment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/
const day = 86_400_000
/** Spreadsheets count days from the end of 1899. */
const dayOfEpoch = 25_569

/** Drops what XML 1.0 cannot hold, and escapes what a spreadsheet would unescape. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Formats of empty cells, times, numbers with 0 to 3 decimals, and text. */
const formats = [0, 164, 1, 165, 2, 166, 49]

function* partsAround(sheets: number): Generator<Entry> {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1)
  const each = (say: (number: number) => string) => numbers.map(say).join('')
  const part = (name: string, xml: string): Entry => ({ name, content: [declaration + xml] })
  yield part(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="0.0"/><numFmt numFmtId="166" formatCode="0.000"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${formats.length}">${formats.map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  )
  yield part(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each((n) => `<sheet name="Report${n === 1 ? '' : ` ${n}`}" sheetId="${n}" r:id="r${n}"/>`)}</sheets></workbook>`,
  )
  yield part(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packages}/relationships">${each((n) => `<Relationship Id="r${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="s" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  )
  yield part(
    '_rels/.rels',
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  yield part(
    '[Content_Types].xml',
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${kinds}.worksheet+xml"/>`)}</Types>`,
  )
}
