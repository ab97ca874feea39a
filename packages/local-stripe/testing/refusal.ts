/**
 * What a request was refused with; it throws when it was not, or by another kind of error.
 * @param kind the client's error for an answer that says no
 */
export function refusedBy<Refusal extends Error>(kind: abstract new (...args: never[]) => Refusal) {
  return async (asked: Promise<unknown>): Promise<Refusal> => {
    const error = await asked.then(
      () => new Error('it was not refused'),
      (reason: unknown) => reason,
    )
    if (error instanceof kind) return error
    throw error
  }
}
