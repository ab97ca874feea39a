// npm run demo

import { readOptionsOrExit } from '../server/options.mjs'
import { launch } from './launch/launch.mjs'

const usage = `npm run demo -- [--reset]
  --reset  starts with no data`
readOptionsOrExit({ reset: { type: 'boolean' } }, usage)
await launch(new URL('./demo/main.ts', import.meta.url))
