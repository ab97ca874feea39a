import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { refuseSwallowed } from './options.mjs'

const others = ['dev', 'format', 'examples:python', 'local-stripe:cli', 'postinstall']
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const files = Object.entries(scripts).flatMap(([name, command]) =>
  others.includes(name)
    ? []
    : [/\S+\.(mjs|ts)(?= |$)/.exec(command.replace('./server/typescript.mjs', ''))?.[0] ?? name],
)

test('makes every command refuse unknown options', () => {
  expect(files.length).toBeGreaterThan(20)
  const refusing = /\b(optionsOrExit|noOptionsOrExit|readOptionsOrExit|runCommand)\(/
  const own = ['tools/db-diff.ts']
  expect(files.filter((file) => !own.includes(file) && !refusing.test(readFileSync(file, 'utf8')))).toEqual([])
})

test.each([...new Set(files)].filter((file) => file.endsWith('.mjs')))(
  'refuses before %s installs or builds anything',
  (file) => {
    for (const wrong of ['--no-such-option', 'no-such-word']) {
      const { status, stderr, stdout } = run([file, wrong])
      expect({ wrong, status, stdout }).toEqual({ wrong, status: 2, stdout: '' })
      expect(stderr).toMatch(new RegExp(`^(Unknown option|Unexpected argument) '${wrong}'(.|\\n)*\\nnpm `))
      expect(stderr).not.toMatch(/\n\s+at /)
    }
  },
)

test('lets each command find its own sentences before it runs', () => {
  const commands = [...new Set(files)].filter((file) => /^await runCommand\(/m.test(readFileSync(file, 'utf8')))
  expect(commands.length).toBeGreaterThan(5)
  const late = commands.filter((file) =>
    /^await runCommand\([\s\S]*^(const|let|class) /m.test(readFileSync(file, 'utf8')),
  )
  expect(late).toEqual([])
})

test('refuses for a command of one file, too', () => {
  const { status, stderr } = run(['--import', 'tsx', 'tools/lock.ts', '--no-such-option'])
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringContaining('--no-such-option is not an option here'),
  })
})

test('refuses an option that npm kept because -- is missing', () => {
  expect(() => refuseSwallowed(['reset', 'dry-run'], { npm_config_dry_run: 'true' })).toThrow(
    'npm did not pass on --dry-run',
  )
  expect(() => refuseSwallowed(['reset'], { npm_config_loglevel: 'error' })).not.toThrow()
  const { status, stderr } = run(['tools/demo.mjs'], { npm_config_reset: 'true' })
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('npm did not pass on --reset') })
})

function run(args: string[], change: Record<string, string> = {}) {
  return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...change } })
}
