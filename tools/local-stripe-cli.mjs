// npm run local-stripe:cli
import { launch } from './launch/launch.mjs'

await launch(new URL('../packages/local-stripe/cli/main.ts', import.meta.url))
