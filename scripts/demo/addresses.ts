/** The box at the end of the start: where everything is, and how to end it. */
export function showAddresses(at: { home: string; app: string; localStripe: string; mailBox: string }): void {
  const lines = [
    `Demo home     ${at.home}   ← begin here`,
    `App           ${at.app}`,
    `Local Stripe  ${at.localStripe}`,
    `Mail box      ${at.mailBox}`,
    '',
    'Ctrl-C ends everything; the data stays in .data/.',
    'Begin anew with: npm run demo -- --reset',
  ]
  const width = Math.max(...lines.map((line) => line.length))
  const rule = '─'.repeat(width + 4)
  console.log(`\n╭${rule}╮\n${lines.map((line) => `│  ${line.padEnd(width)}  │`).join('\n')}\n╰${rule}╯\n`)
}
