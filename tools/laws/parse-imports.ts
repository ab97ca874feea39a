import { Visitor } from 'rolldown/utils'
import { parseSource } from './parse-source'

export interface Named {
  specifier: string
  isType: boolean
}

/** Everything a source imports: imports, re-exports, dynamic imports and type imports. */
export function parseImports(file: string, source: string): Named[] {
  const parsed = parseSource(file, source)
  const { module } = parsed
  const imported = module.staticImports.map(({ moduleRequest, entries }) => toNamed(moduleRequest.value, entries))
  const exported = module.staticExports.flatMap(({ entries }) => entries)
  const sources = new Set(exported.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []))
  const passedOn = [...sources].map((from) => {
    const entries = exported.filter(({ moduleRequest }) => moduleRequest?.value === from)
    return toNamed(from, entries)
  })
  // The tree is built on first access and takes most of the time.
  const within = mayImportWithin.test(source) ? namedWithin(parsed.program) : []
  return [...imported, ...passedOn, ...within]
}

const mayImportWithin = /\bimport\s*(\(|\/[/*])|\brequire\b/

function namedWithin(program: Parameters<Visitor['visit']>[0]): Named[] {
  const found: Named[] = []
  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal') found.push({ specifier: String(source.value), isType: false })
    },
    TSImportType({ source }) {
      found.push({ specifier: source.value, isType: true })
    },
    TSImportEqualsDeclaration({ moduleReference, importKind }) {
      if (moduleReference.type !== 'TSExternalModuleReference') return
      found.push({ specifier: moduleReference.expression.value, isType: importKind === 'type' })
    },
  }).visit(program)
  return found
}

/** `import './a'` names nothing, but runs it. */
function toNamed(specifier: string, entries: { isType: boolean }[]): Named {
  return { specifier, isType: entries.length > 0 && entries.every(({ isType }) => isType) }
}
