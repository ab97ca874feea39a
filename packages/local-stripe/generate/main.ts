import { writeFileSync } from 'node:fs'
import { packageFolder } from '../package-folder'
import { generated } from './generated'
import { sdkVersion } from './sdk'

// npm run generate --workspace local-stripe
for (const [file, make] of Object.entries(generated)) {
  writeFileSync(new URL(file, packageFolder), make())
  console.log(`${file}: written from stripe ${sdkVersion}.`)
}
