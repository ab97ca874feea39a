/** The program behind the bin: for a person, bare, or for the test suite that started it. */
const entries = { serve: () => import('./serve'), suite: () => import('./suite') }

const [command = ''] = process.argv.slice(2)
await (command === 'serve' || command === 'suite' ? entries[command]() : import('./alone'))

export {}
