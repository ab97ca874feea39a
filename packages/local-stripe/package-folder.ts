import { existsSync } from 'node:fs'

const here = new URL('./', import.meta.url)

/** Where what is read while it runs lies: beside the sources, and beside the folder of what is built from them. */
export const packageFolder = existsSync(new URL('package.json', here)) ? here : new URL('../', here)
