import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { logo } from './logo'

const folder = mkdtempSync(join(tmpdir(), 'logo-'))
afterAll(() => rmSync(folder, { recursive: true }))

const given = (content: string | Buffer) => {
  const path = join(folder, 'logo')
  writeFileSync(path, content)
  return logo.safeParse(path)
}
const complaint = (content: string | Buffer) => given(content).error?.issues.at(0)?.message
const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"${attributes}>${inner}<path/></svg>`
const png = (width: number, height: number) => {
  const head = Buffer.alloc(40)
  head.write('89504e470d0a1a0a0000000d49484452', 'hex')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head
}

test('takes an SVG and a PNG by their content, whatever they are called', () => {
  expect(given(svg('<path d="M0 0h8v8z"/>')).data).toMatchObject({ type: 'image/svg+xml' })
  expect(given(png(64, 32)).data).toMatchObject({ type: 'image/png' })
  expect(logo.parse(undefined)).toBeUndefined()
})

test('gives a changed logo another version', () => {
  const [one, other] = [given(svg('<path/>')), given(svg('<g/>'))]
  expect(one.data?.version).not.toBe(other.data?.version)
  expect(given(svg('<path/>')).data?.version).toBe(one.data?.version)
})

test.each([
  ['as drawing programs write it', `\ufeff<?xml version="1.0"?>\n<!-- made --><!-- by hand -->\n${svg('<g/>')}\n`],
  [
    'with links into itself',
    svg(
      '<defs><g id="a"/></defs><use href="#a"/><use xlink:href = "#a"/>',
      ' xmlns:xlink="http://www.w3.org/1999/xlink"',
    ),
  ],
  ['with a gradient', svg('<path fill="url(#a)" style="stroke: url( \'#b\' )"/>')],
  ['with a picture in it', svg('<image href="data:image/png;base64,AAAA"/>')],
  ['with a style', svg('<style><![CDATA[ .a { fill: red } ]]></style><path class="a"/>')],
  ['with words that only resemble a handler', svg('<text font-size="1">Online = on</text>')],
])('takes an SVG %s', (_, content) => {
  expect(complaint(content)).toBeUndefined()
})

test.each([
  ['a script', svg('<script>alert(1)</script>'), 'contains a script'],
  ['a script by another prefix', svg('<x:script/>', ' xmlns:x="http://www.w3.org/2000/svg"'), 'contains a script'],
  [
    'a script by a prefix of any alphabet',
    svg('<é:script/>', ' xmlns:é="http://www.w3.org/2000/svg"'),
    'contains a script',
  ],
  ['a frame by such a prefix', svg('<é:iframe/>', ' xmlns:é="http://www.w3.org/1999/xhtml"'), 'embedded content'],
  ['a form', svg('<a:form/>', ' xmlns:a="http://www.w3.org/1999/xhtml"'), 'contains the element a:form'],
  ['a refresh', svg('<a:meta http-equiv="refresh"/>', ' xmlns:a="http://www.w3.org/1999/xhtml"'), 'element a:meta'],
  ['HTML as its namespace', svg('<g xmlns="http://www.w3.org/1999/xhtml"/>'), 'lacks xmlns'],
  ['an attribute of no drawing', svg('<g formaction="#a"/>'), 'contains the attribute formaction'],
  ['an end that fits no start', svg('<g></path>'), 'is not well-formed XML'],
  ['an attribute twice', svg('<g id="a" id="b"/>'), 'is not well-formed XML'],
  ['an unknown entity', svg('<text>&nbsp;</text>'), 'is not well-formed XML'],
  ['two pictures', svg('') + svg(''), 'is not well-formed XML'],
  ['nothing in it', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"></svg>', 'is empty'],
  ['no size', '<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>', 'has no viewBox'],
  [
    'a size beyond all',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80000 1"><path/></svg>',
    'has no viewBox',
  ],
  [
    'the shape of a sliver',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1"><path/></svg>',
    'is more than 20',
  ],
  ['a fill from elsewhere in disguise', svg('<path fill="&#117;rl(https://e.example/#a)"/>'), 'in a style'],
  ['a handler', svg('<path/>', ' onload="alert(1)"'), 'contains an event handler'],
  ['a handler on a new line', svg('<path d="M0"\nONCLICK = "a()"/>'), 'contains an event handler'],
  ['a foreignObject', svg('<foreignObject><p/></foreignObject>'), 'contains a foreignObject'],
  ['a picture from elsewhere', svg('<image href="https://e.example/a.png"/>'), 'refers to something outside'],
  ['a link that runs', svg('<a xlink:href="javascript:a()"><path/></a>'), 'refers to something outside'],
  ['a link in disguise', svg('<a href="&#106;avascript:a()"><path/></a>'), 'refers to something outside'],
  ['a link without quotes', svg('<use href=#a />'), 'is not well-formed XML, in line 1'],
  ['an SVG in its SVG', svg('<image href="data:image/svg+xml;base64,AAAA"/>'), 'refers to something outside'],
  ['a style from elsewhere', svg('<style>@import "https://e.example/a.css"</style>'), 'in a style'],
  ['a fill from elsewhere', svg('<path fill="url(https://e.example/#a)"/>'), 'in a style'],
  ['a style sheet', `<?xml-stylesheet href="#a"?>${svg('<g/>')}`, 'contains a processing instruction'],
  ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('<g/>')}`, 'contains a DOCTYPE or an entity'],
  ['an animated link', svg('<set attributeName="href" to="#b"/>'), 'contains an animation'],
  ['no namespace', '<svg viewBox="0 0 8 8"><path/></svg>', 'lacks xmlns'],
  ['no end', svg('<path/>').slice(0, -4), 'is cut off'],
  ['a start without an end', svg('').slice(0, -6), 'is cut off'],
])('refuses an SVG with %s, and says what to do', (_, content, sentence) => {
  expect(complaint(content)).toMatch(new RegExp(`^.*${sentence}.*: .+`))
})

test('refuses what is neither an SVG nor a PNG, or hides what it is', () => {
  const picture = svg('<g/>')
  const hidden = [
    gzipSync(picture),
    Buffer.from(picture, 'utf16le'),
    'GIF89a',
    '',
    '<html><svg/></html>',
    ' '.repeat(99),
  ]
  for (const content of hidden) expect(complaint(content)).toBe('is neither an SVG nor a PNG: give the path of one')
})

test('refuses a file of ten megabytes, a folder and a path to nothing, each with what to do', () => {
  expect(complaint(Buffer.alloc(10_485_760))).toBe(
    'is 10240 KB large, and at most 100 KB are allowed: use a smaller picture, or an SVG',
  )
  expect(complaint(svg(' '.repeat(102_400)))).toMatch(/^is 101 KB large/)
  expect(logo.safeParse(folder).error?.issues.at(0)?.message).toMatch(/^is a folder: /)
  expect(logo.safeParse(join(folder, 'none')).error?.issues.at(0)?.message).toMatch(/^names no file .*: /)
})

test('refuses a PNG that unfolds into a very large picture, or is broken', () => {
  expect(complaint(png(2048, 2048))).toBeUndefined()
  expect(complaint(png(2000, 20))).toMatch(/^is more than 20 times/)
  expect(complaint(png(60_000, 10))).toMatch(/^is empty or more than 2048 pixels wide or high: /)
  expect(complaint(png(0, 10))).toMatch(/^is empty or more than/)
  expect(complaint(png(8, 8).subarray(0, 20))).toMatch(/^is a broken PNG: /)
})

test('checks a long file in no time', () => {
  const long = `${'<!-- a -->'.repeat(9000)}<g/>`
  expect(complaint(long)).toMatch(/^is neither/)
  expect(complaint(`<svg ${'<!-- a -->'.repeat(9000)}`)).toBeDefined()
})
