export function hashSources(): string
