import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '../lib/env'

const name = 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'

export interface KeyCheck {
  problem?: string
  warning?: string
}

export function checkActionKey(settings: Env, folder: string): KeyCheck {
  const manifest = join(folder, 'server', 'server-reference-manifest.json')
  if (!existsSync(manifest)) return { problem: `There is no build in ${folder}. Run npm run build first.` }
  const key = settings[name]
  if (key === undefined) return isOnThisMachine(settings.APP_URL) ? {} : { warning: notShared }
  const { encryptionKey } = JSON.parse(readFileSync(manifest, 'utf8')) as { encryptionKey: string }
  return encryptionKey === key ? {} : { problem: otherKey }
}

const otherKey = `${name} differs from the key of this build. Set the same key for npm run build and npm start on every machine, then build again.`

const notShared = `${name} is not set, so each build makes its own key. Forms from another machine's build, or from before a deploy, fail here. Make one key with \`openssl rand -base64 32\` and set it for every build and every server.`

function isOnThisMachine(address: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
}
