import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

/** The system's Chromium, otherwise Playwright's; null without either. */
export function findBrowser(): string | null {
  const named = process.env.CHROMIUM_PATH
  const folders = (process.env.PATH ?? '').split(':')
  // The headless shell is the same engine without windows.
  const programs = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const candidates = [
    ...(named ? [named] : []),
    ...programs.flatMap((program) => folders.map((folder) => join(folder, program))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    chromium.executablePath(),
  ]
  return candidates.find((path) => existsSync(path) && runs(path)) ?? null
}

/** On some systems the program of that name only says where to get the browser. */
function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

/** Finds a browser or installs one. Throws one sentence that says what to install. */
export function getBrowser(): string {
  const found = findBrowser()
  if (found !== null) return found
  if (process.getuid?.() === 0 && runs('apt-get')) {
    console.log('Installing Chromium with apt-get …')
    run('apt-get', ['update', '-q'])
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'])
    if (findBrowser() === null) run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  }
  if (findBrowser() === null) {
    console.log('Installing Chromium with Playwright …')
    run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  }
  const installed = findBrowser()
  if (installed !== null) return installed
  throw new Error('This needs a browser. Install the package chromium (Debian: sudo apt-get install chromium).')
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}
