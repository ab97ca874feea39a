import { type Sql, sql } from '../sql/sql'

/** Searches that match more are too wide to be of use, and reading them all would cost more with each coach. */
export const mostFound = 1_000

/**
 * Selects the ids of coaches whose name, reference or address has every word of a search in it, in any order and by the
 * rules of search_text; one more than `mostFound` where more match. Words of three letters are found anywhere. Without
 * one, the first word must be where a name, an address or a reference begins; in other alphabets than ASCII it may be
 * anywhere too.
 */
export function idsNamedBy(search: string): Sql {
  const words = wordsOf(search)
  const [first] = words
  if (first === undefined) return sql`SELECT NULL::text AS id WHERE false`
  const holds = words
    .map((word) => sql`strpos(search_text, search_text(${word})) > 0`)
    .reduce((all, each) => sql`${all} AND ${each}`)
  const long = words.filter((word) => [...word].length >= 3)
  if (long.length === 0) return sql`${beginsWith(first, holds)} UNION ${containsShort(first, holds)}`
  const trigrams = long
    .map((word) => sql`trigrams(search_text) @> trigrams(search_text(${word}))`)
    .reduce((all, each) => sql`${all} AND ${each}`)
  return limited(sql`SELECT id FROM coach WHERE ${trigrams} AND ${holds}`)
}

/** Planned as if all were read, so that the index is used, and then read no further than the limit. */
function limited(ids: Sql): Sql {
  return sql`(WITH matching AS MATERIALIZED (${ids}) SELECT id FROM matching LIMIT ${mostFound + 1})`
}

function beginsWith(word: string, holds: Sql): Sql {
  const start = sql`split_part(sort_text(${word}), chr(1), 1)`
  const pattern = `${word.replace(/[\\%_]/g, '\\$&')}%`
  const within = (begins: Sql) => sql`(SELECT id FROM coach WHERE ${begins} AND ${holds} LIMIT ${mostFound + 1})`
  return sql`
    ${within(sql`sort_text >= ${start} AND sort_text < ${start} || chr(1114111) AND ${start} <> ''`)}
    UNION ${within(sql`lower(email COLLATE "C") LIKE lower(${pattern} COLLATE "C")`)}
    UNION ${within(sql`lower(reference COLLATE "C") LIKE lower(${pattern} COLLATE "C")`)}`
}

function containsShort(word: string, holds: Sql): Sql {
  return limited(sql`SELECT id FROM coach WHERE short_words(search_text) @> ARRAY[search_text(${word})] AND ${holds}`)
}

/** More would only lengthen the statement. */
const mostWords = 10

/** "Yilmaz, Aisha" is two. */
function wordsOf(search: string): string[] {
  return search
    .normalize('NFC')
    .split(/[\s,;]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords)
}
