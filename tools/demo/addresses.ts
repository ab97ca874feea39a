import { existsSync, readFileSync } from 'node:fs'
import { places } from './saved'

export function showAddresses(at: { home: string; app: string; localStripe: string; mailBox: string }): void {
  const lines = [
    `Demo home     ${at.home}   ← start here`,
    `App           ${at.app}`,
    `Local Stripe  ${at.localStripe}`,
    `Mail box      ${at.mailBox}`,
    '',
    'Press Ctrl-C to stop everything. The data stays in .data/.',
    'Start over with: npm run demo -- --reset',
  ]
  const width = Math.max(...lines.map((line) => line.length))
  const rule = '─'.repeat(width + 4)
  console.log(`\n╭${rule}╮\n${lines.map((line) => `│  ${line.padEnd(width)}  │`).join('\n')}\n╰${rule}╯\n`)
  showKey(at.app)
}

/** A line to paste before the guide's examples; demos of older versions have no key. */
function showKey(app: string): void {
  if (!existsSync(places.key)) return
  console.log('For the examples in docs/api.md, run this in another shell:')
  console.log(`export GREENLIGHT_URL=${app} GREENLIGHT_KEY=${readFileSync(places.key, 'utf8')}\n`)
}
