// npm test, npm run check
import { launch } from './launch.mjs'

await launch('./test/main.ts')
