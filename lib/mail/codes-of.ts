/** What the mail server said, in codes only: its sentences may quote the address or our name at its door. */
export function codesOf(error: unknown): Record<string, unknown> {
  const { code, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  return { code, responseCode }
}
