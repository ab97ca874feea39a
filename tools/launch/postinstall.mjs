// What npm runs last when it has installed: the database client is made, and the launchers need not install again.
import { fileURLToPath } from 'node:url'
import { generate } from './generate.mjs'
import { stampClient, stampPackages } from './stamps.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
if (generate()) {
  stampClient(root)
  stampPackages(root)
}
