/** A page's query parameters as Next hands them over. */
export type SearchParams = Record<string, string | string[] | undefined>
