/** The program behind the bin: for people, bare, or for a test suite. */
const entries = { serve: () => import('./serve'), suite: () => import('./suite') }

const [command = ''] = process.argv.slice(2)
await (command === 'serve' || command === 'suite' ? entries[command]() : import('./standalone'))

export {}
