import type { Away } from '@/lib/payouts/ports/provider'

/**
 * What the provider said, kept; or, where PostgreSQL refuses it for what it is and would refuse it again, a failed read
 * like any other. A database that is away, or busy, is thrown: that says nothing of the answer.
 */
export async function orUnkeepable<Kept>(keep: () => Promise<Kept>): Promise<Kept | Away> {
  try {
    return await keep()
  } catch (error) {
    if (!isAboutTheData(error)) throw error
    return { kind: 'away', failure: 'unreadable', cause: error }
  }
}

/**
 * Cardinality, data exceptions, constraints, limits of a row or an index:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function isAboutTheData(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' && /^(21|22|23|54)[0-9A-Z]{3}$/.test(code)
}
