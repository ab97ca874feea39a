type Ending = () => Promise<void>

// On globalThis, as Next bundles modules twice.
const kept = globalThis as typeof globalThis & { greenlightEndings?: Ending[] }

export function beforeShutdown(end: Ending): void {
  kept.greenlightEndings = [...(kept.greenlightEndings ?? []), end]
}

export async function close(onError: (error: unknown) => void): Promise<void> {
  await Promise.all((kept.greenlightEndings ?? []).map((end) => end().catch(onError)))
}
