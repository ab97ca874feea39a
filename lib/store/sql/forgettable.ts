import { sql } from './sql'

/**
 * For statements that may be lost in a crash and redone: the commit does not wait for the disk.
 * https://www.postgresql.org/docs/current/wal-async-commit.html
 */
export const forgettable = sql`set_config('synchronous_commit', 'off', true) = 'off'`
