import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

/** Prisma's schema engine as WebAssembly: no download, no extra process. */
export async function openEngine(
  adapters: SqlMigrationAwareDriverAdapterFactory,
  { path, content }: SchemaContainer,
): Promise<SchemaEngine> {
  await loadOnce()
  const ignoreLog = () => {}
  const connector = bindMigrationAwareSqlAdapterFactory(adapters)
  return bindings.SchemaEngine.new({ datamodels: [[path, content]] }, ignoreLog, connector)
}

let loading: Promise<void> | undefined

function loadOnce(): Promise<void> {
  loading ??= load()
  return loading
}

async function load(): Promise<void> {
  // The engine reports panics through this global.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } })
  const engine = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const file = join(dirname(engine), 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
}
