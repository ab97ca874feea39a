import type { Away } from '@/lib/payouts/ports/provider'

/**
 * Stores an answer; a value PostgreSQL would always refuse counts as a failed fetch. Throws for an unavailable
 * database, which says nothing about the answer.
 */
export async function orUnstorable<Kept>(keep: () => Promise<Kept>): Promise<Kept | Away> {
  try {
    return await keep()
  } catch (error) {
    if (!isAboutTheData(error)) throw error
    return { kind: 'away', failure: 'unreadable', cause: error }
  }
}

/**
 * Cardinality, data, constraint, row and index limit errors:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function isAboutTheData(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' && /^(21|22|23|54)[0-9A-Z]{3}$/.test(code)
}
