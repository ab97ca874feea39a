import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import trouble from '../../lib/words/database.json'
import { read, root } from './sources'

/** What operators and developers read: pages, and sentences that name commands. */
const pages = ['README.md', 'CONTRIBUTING.md', ...pagesOf('docs'), ...pagesOf('docs/decisions')]
const commands: Record<string, string> = JSON.parse(read('package.json')).scripts
const settings = found('lib/env.ts', /^ {2}([A-Z][A-Z_]+):/gm)

test('docs and sentences name only commands that exist', () => {
  const named = [
    ...pages,
    '.env.example',
    'lib/words/en.json',
    'lib/words/staff.json',
    'lib/words/database.json',
  ].flatMap((page) => found(page, /npm run ([a-z]+(?:[:-][a-z]+)*)/g))
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter((name) => commands[name] === undefined)).toEqual([])
})

test('docs lead only to pages and files that exist', () => {
  const links = pages.flatMap((page) =>
    found(page, /\]\((?!https?:)([^)#]+)/g).map((link) => join(dirname(page), link)),
  )
  const files = pages.flatMap((page) =>
    found(page, /`((?:app|bench|commands|components|docs|e2e|lib|packages|prisma|server|tests|tools)\/[\w./[\]-]+)`/g),
  )
  expect(links.length).toBeGreaterThan(30)
  expect([...links, ...files].filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('the example settings name each setting, and no other', () => {
  expect(found('.env.example', /^(?:# )?([A-Z][A-Z_]+)=/gm).toSorted()).toEqual(settings.toSorted())
})

test('the page on the security log explains each event', () => {
  const events = found('lib/security-log.ts', /^ {2}\| '([a-z.-]+)'/gm)
  expect(events.length).toBeGreaterThan(10)
  expect(events.filter((event) => !read('docs/security-log.md').includes(`\`${event}\``))).toEqual([])
})

test('the page on the database explains each reason not to be ready', () => {
  const rows =
    read('docs/database.md')
      .match(/^\| `database-.*$/gm)
      ?.join() ?? ''
  expect(Object.keys(trouble).filter((reason) => !rows.includes(`-${reason}\``))).toEqual([])
})

function pagesOf(folder: string): string[] {
  const names = readdirSync(join(root, folder))
  return names.filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`)
}

function found(page: string, pattern: RegExp): string[] {
  return [...read(page).matchAll(pattern)].map(([, name = '']) => name)
}
