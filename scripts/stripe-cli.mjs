// npm run local-stripe:cli
import { launch } from './launch.mjs'

await launch('./stripe-cli/main.ts')
