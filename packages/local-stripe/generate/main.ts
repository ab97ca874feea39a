import { writeFileSync } from 'node:fs'
import { packageFolder } from '../package-folder'
import { outputs, sdkVersion } from './outputs'

// npm run generate --workspace local-stripe
for (const [file, make] of Object.entries(outputs)) {
  writeFileSync(new URL(file, packageFolder), make())
  console.log(`${file}: written from stripe ${sdkVersion}.`)
}
