import { sql } from './sql'

/**
 * Stands in the WHERE of a statement whose loss costs nothing but doing it again: its commit does not wait for the disk,
 * so PostgreSQL may forget it when it crashes within the next moment.
 * https://www.postgresql.org/docs/current/wal-async-commit.html
 */
export const forgettable = sql`set_config('synchronous_commit', 'off', true) = 'off'`
