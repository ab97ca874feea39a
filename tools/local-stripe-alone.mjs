// npm run local-stripe

import { options, usageOf } from '../packages/local-stripe/launcher/usage.mjs'
import { readOptionsOrExit } from '../server/options.mjs'
import { launch } from './launch/launch.mjs'

readOptionsOrExit(options, `\n${usageOf('npm run local-stripe --')}`)
await launch(new URL('../packages/local-stripe/bin/local-stripe.mjs', import.meta.url))
