/** Codes only: the server's sentences may quote addresses or our user name. */
export function codesOf(error: unknown): Record<string, unknown> {
  const { code, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  return { code, responseCode }
}
