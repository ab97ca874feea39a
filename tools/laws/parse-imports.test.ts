import { expect, test } from 'vitest'
import { parseImports } from './parse-imports'

const named = (source: string) => parseImports('some.ts', source)
const types = { specifier: './a', isType: true }
const values = { specifier: './a', isType: false }

test.for([
  "import type { A } from './a'",
  "import { type A, type B } from './a'",
  "import type A from './a'",
  "import type * as A from './a'",
  "export type { A } from './a'",
  "export type * from './a'",
  "let a: import('./a').A",
  "let a: typeof import('./a')",
  "import type A = require('./a')",
])('finds a type import: %s', (source) => {
  expect(named(source)).toEqual([types])
})

test.for([
  "import { A } from './a'",
  "import { type A, b } from './a'",
  "import a, { type A } from './a'",
  "import * as a from './a'",
  "import {} from './a'",
  "import './a'",
  "export { a } from './a'",
  "export { type A, b } from './a'",
  "export * from './a'",
  "export * as a from './a'",
  "const a = await import('./a')",
  "const a = await import /* a */ ('./a')",
  "import a = require('./a')",
  "import a /* from './b' */ from './a' with { type: 'json' }",
])('finds an import of code: %s', (source) => {
  expect(named(source)).toEqual([values])
})

test('ignores what only looks like an import', () => {
  for (const source of [
    "// import './a'",
    "/*\nimport './a'\n*/",
    'const text = "\\nimport \'./a\'"',
    "`\nimport './a'`",
  ])
    expect(named(source)).toEqual([])
})

test('reports a file that cannot be parsed', () => {
  expect(() => named("import { from './a'")).toThrow('some.ts cannot be parsed')
})
