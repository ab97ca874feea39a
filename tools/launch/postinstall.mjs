// npm runs this after installing: it generates the database client, and stamps so that launchers need not install
// again.
import { fileURLToPath } from 'node:url'
import { generate } from './generate.mjs'
import { stampClient, stampPackages } from './stamps.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
if (generate()) {
  stampClient(root)
  stampPackages(root)
}
