// Runs before anything is installed: plain Node, no packages.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const stamp = `${root}node_modules/.greenlight-lock`
const turn = `${root}.data/install.lock`

/** Installs what package-lock.json names, unless that is what lies in node_modules. One launcher at a time. */
export async function install() {
  requireNode()
  if (isInstalled()) return say('Dependencies are installed already.')
  await takeTurn()
  try {
    if (isInstalled()) return say('Dependencies have just been installed by another run.')
    say('Installing dependencies (about 150 MB, once) …')
    await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
    stampInstalled()
  } finally {
    rmSync(turn, { force: true })
  }
}

/** Remembers which lock the folder node_modules was made from; npm takes the note away with the folder. */
export function stampInstalled() {
  writeFileSync(stamp, lockHash())
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}. See https://nodejs.org`)
  process.exit(1)
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex')
}

async function takeTurn() {
  mkdirSync(`${root}.data`, { recursive: true })
  for (let waited = 0; ; waited += 1) {
    try {
      return writeFileSync(turn, String(process.pid), { flag: 'wx' })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isAbandoned()) rmSync(turn, { force: true })
      else if (waited === 0) say('Waiting for another run that is installing …')
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

function runNpm(args) {
  const { npm_execpath: npm = '' } = process.env
  const [command, ...first] = /\.c?js$/.test(npm) ? [process.execPath, npm] : ['npm']
  const started = Date.now()
  const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  const ticker = setInterval(() => say(`  … still installing (${Math.round((Date.now() - started) / 1000)} s)`), 10_000)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      clearInterval(ticker)
      if (code === 0) resolve(say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`))
      else reject(new Error(`npm ci ended with ${code}; what it printed above says why.`))
    })
  })
}

function say(sentence) {
  console.log(sentence)
}
