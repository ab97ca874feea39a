/** Ends something this process began, within seconds. */
type Ending = () => Promise<void>

// Next bundles its own copy of every module, so what both halves of a server must see is kept on globalThis.
const kept = globalThis as typeof globalThis & { greenlightEndings?: Ending[] }

/** Has `end` called before the process ends. */
export function beforeClosing(end: Ending): void {
  kept.greenlightEndings = [...(kept.greenlightEndings ?? []), end]
}

/** Ends all that was begun. What cannot be ended keeps nothing else from it, and is told of. */
export async function close(onError: (error: unknown) => void): Promise<void> {
  await Promise.all((kept.greenlightEndings ?? []).map((end) => end().catch(onError)))
}
