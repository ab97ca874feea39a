// Runs before anything is installed: plain Node, no packages.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isGenerated, isInstalled, stampClient, stampPackages } from './stamps.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const turn = `${root}.data/install.lock`

export async function install() {
  requireNode()
  if (isInstalled(root) && isGenerated(root)) return say('✓ Dependencies are already installed.')
  await waitForLock()
  try {
    if (!isInstalled(root)) await installPackages()
    if (!isGenerated(root)) await generateClient()
  } finally {
    rmSync(turn, { force: true })
  }
}

async function installPackages() {
  say('· Installing dependencies, once (about 150 MB) …')
  const seconds = await run(npm, [
    'ci',
    '--include=dev',
    '--ignore-scripts=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  // npm ci stamps too, unless npm is set not to run scripts.
  stampPackages(root)
  say(`✓ Installed dependencies (${seconds} s)`)
}

async function generateClient() {
  await run([process.execPath], ['tools/launch/generate.mjs'])
  stampClient(root)
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`This needs Node 20.19 or newer, and runs on ${process.versions.node}. See https://nodejs.org`)
  process.exit(1)
}

async function waitForLock() {
  mkdirSync(`${root}.data`, { recursive: true })
  for (let waited = 0; ; waited += 1) {
    try {
      return writeFileSync(turn, String(process.pid), { flag: 'wx' })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isAbandoned()) rmSync(turn, { force: true })
      else if (waited === 0) say('Waiting for another run to finish installing …')
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

function isAbandoned() {
  try {
    const isOld = Date.now() - statSync(turn).mtimeMs > 15 * 60_000
    if (!isOld) process.kill(Number(readFileSync(turn, 'utf8')), 0)
    return isOld
  } catch (error) {
    return error.code === 'ESRCH' || error.code === 'ENOENT'
  }
}

const { npm_execpath: script = '' } = process.env
const npm = /\.c?js$/.test(script) ? [process.execPath, script] : ['npm']

function run([command, ...first], args) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
  const ticker = setInterval(() => say(`  … still at it (${seconds()} s)`), 10_000)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      clearInterval(ticker)
      if (code === 0) resolve(seconds())
      else reject(new Error(`${args[0] === 'ci' ? 'npm ci' : args[0]} ended with ${code}. See what it printed above.`))
    })
  })
}

/** On stderr, since a program may be reading stdout. */
function say(sentence) {
  console.error(sentence)
}
