// Lets Node run TypeScript once production's packages are there. Plain Node, no packages.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const problem = findProblem()
if (problem !== null) {
  console.error(problem)
  process.exit(1)
}
await import('tsx')

function findProblem() {
  const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  const missing = Object.keys(dependencies).filter((name) => !existsSync(`${root}node_modules/${name}/package.json`))
  if (missing.length > 0) return `Packages are missing (${missing.join(', ')}): run npm ci, or npm ci --omit=dev.`
  // With a copied build, nothing else would show it.
  if (!existsSync(`${root}lib/store/generated/client.ts`))
    return 'The database client is missing, as after npm ci --ignore-scripts: run npm run generate.'
  return null
}
