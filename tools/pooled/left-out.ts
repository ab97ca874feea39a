/** These test PostgreSQL's connections, passwords or start, which a pooler hides. */
export const filesLeftOut = /(prepared|forgettable|postgres\/session)\.integration/

/** Parts of titles. */
export const testsLeftOut = [
  'reconnects after every idle connection broke',
  'a wrong password',
  'finds a read-only database not ready',
  'names a setting that a pooler mixes up',
]
