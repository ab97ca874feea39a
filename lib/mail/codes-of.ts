/** Codes only: the server's sentences may quote addresses or our user name. */
export function codesOf(error: unknown): Record<string, unknown> {
  const { code, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  return { code, responseCode }
}

/** For good: https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3 */
export function isUnknownAddress(error: unknown): boolean {
  const { code, responseCode } = codesOf(error)
  return code === 'EENVELOPE' && [550, 551, 553].some((each) => each === responseCode)
}
