// npm run local-stripe
import { launch } from './launch.mjs'

await launch('./local-stripe-alone/main.ts')
