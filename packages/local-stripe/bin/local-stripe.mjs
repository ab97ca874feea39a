#!/usr/bin/env node
// In the repository the sources run directly; the npm package contains only built files.
import { existsSync } from 'node:fs'

const source = new URL('../launcher/main.ts', import.meta.url)
if (existsSync(source)) {
  const { register } = await import('tsx/esm/api')
  register()
  await import(source.href)
} else await import(new URL('../dist/main.js', import.meta.url).href)
