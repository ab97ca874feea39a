#!/usr/bin/env node
// Where the sources lie they run as they are; what npm packed has only what was built from them.
import { existsSync } from 'node:fs'

const source = new URL('../launcher/main.ts', import.meta.url)
if (existsSync(source)) {
  const { register } = await import('tsx/esm/api')
  register()
  await import(source.href)
} else await import(new URL('../dist/main.js', import.meta.url).href)
