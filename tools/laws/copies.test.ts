import { expect, test } from 'vitest'
import { read } from './sources'

/** The local Stripe runs alone, so it has its own: a change of one is a change of both. */
const copies = [
  ['tools/processes', 'packages/local-stripe/processes', ['leftovers', 'orphan', 'ports', 'process', 'process-table']],
  ['tools/postgres', 'packages/local-stripe/postgres', ['postgres-identity', 'postgres-leftover']],
] as const

test.each(copies)('%s and %s have the same files', (ours, theirs, names) => {
  for (const name of names) expect(read(`${theirs}/${name}.ts`), name).toBe(read(`${ours}/${name}.ts`))
})
