/** A page's query parameters as Next hands them over. */
export type SearchParams = Record<string, string | string[] | undefined>

/** The same of an address's query: repeated ones as a list. */
export function paramsIn(query: string): SearchParams {
  const given = new URLSearchParams(query)
  const params = [...new Set(given.keys())].map((name) => {
    const values = given.getAll(name)
    return [name, values.length > 1 ? values : values[0]]
  })
  return Object.fromEntries(params)
}
