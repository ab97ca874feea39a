/** Where the list starts; null for the newest, or an invalid cursor. */
export function toPlace({ cursor }: { cursor?: string | string[] }): string | null {
  return typeof cursor === 'string' && cursor.length <= 300 ? cursor : null
}
