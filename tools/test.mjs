// npm test, npm run check

import { readOptionsOrExit } from '../server/options.mjs'
import { launch } from './launch/launch.mjs'

const usage = `npm test
npm run check    the quick part of it: format, lint, types, laws and unit tests`
readOptionsOrExit({ check: { type: 'boolean' } }, usage)
await launch(new URL('./test/main.ts', import.meta.url))
