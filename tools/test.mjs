// npm test, npm run check, npm run test:long

import { readOptionsOrExit } from '../server/options.mjs'
import { launch } from './launch/launch.mjs'

const usage = `npm test
npm run check    the quick part of it: format, lint, types, laws and unit tests
npm run test:long    what takes longer than npm test has`
readOptionsOrExit({ check: { type: 'boolean' }, long: { type: 'boolean' } }, usage)
await launch(new URL('./test/main.ts', import.meta.url))
