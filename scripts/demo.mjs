// npm run demo
import { launch } from './launch.mjs'

await launch('./demo/main.ts')
