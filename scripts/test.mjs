// npm test, npm run check: installs what is missing, then hands over to TypeScript in the same process.
import { install, root } from './install.mjs'

process.chdir(root)
try {
  await install()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const { register } = await import('tsx/esm/api')
register()
await import('./test/main.ts')
