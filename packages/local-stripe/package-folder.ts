import { existsSync } from 'node:fs'

const here = new URL('./', import.meta.url)

/** The folder of runtime data, both from the sources and from the built package. */
export const packageFolder = existsSync(new URL('package.json', here)) ? here : new URL('../', here)
