import type { ParseArgsOptionsConfig } from 'node:util'

export function readOptionsOrExit(options: ParseArgsOptionsConfig, usage: string): Record<string, unknown>
export function refuseSwallowed(names: readonly string[], env?: Record<string, string | undefined>): void
