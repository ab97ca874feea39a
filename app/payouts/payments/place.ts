/** Where a page of one's payments begins; null: at the newest, as for a place that makes no sense. */
export function toPlace({ cursor }: { cursor?: string | string[] }): string | null {
  return typeof cursor === 'string' && cursor.length <= 300 ? cursor : null
}
