import { readdirSync, readFileSync } from 'node:fs'
import { Client, Pool } from 'pg'
import { afterAll, expect } from 'vitest'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { TableFilter } from '@/lib/payouts/coaches/readiness-table'
import { everyone as wholeTable } from '@/lib/payouts/testing/everyone'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { applyMigrations } from '@/prisma/migrate'
import type { TestDatabase } from '@/prisma/test-database'
import { databaseTest } from '@/prisma/testing/database-test'
import { createTableStore } from '../coaches/readiness-table'

const test = databaseTest()

const platform: Platform = { accountId: 'acct_platform' as AccountId, live: false }
const everyone: TableFilter = { ...wholeTable, sort: 'name', size: 200 }

/** Names in twenty-one languages, and how people without that keyboard search for them. */
const people: [name: string, ...searches: string[]][] = [
  ['Jürgen Groß', 'jurgen', 'GROSS', 'ju\u0308rgen', 'gross jürgen'],
  ['Łukasz Żak', 'lukasz', 'zak', 'ŁUKASZ'],
  ['Søren Ærø', 'soren', 'aero', 'SØREN'],
  ['İpek Işık', 'ipek', 'isik', 'IŞIK', 'ışık', 'Ipek'],
  ['Zoë François', 'zoe', 'francois', 'FRANÇOIS'],
  ['José Núñez', 'jose nunez', 'NÚÑEZ'],
  ['Đặng Thị Hà', 'dang', 'ha thi', 'ĐẶNG'],
  ['Þóra Jónsdóttir', 'thora', 'jonsdottir'],
  ['Šárka Dvořák', 'sarka', 'DVORAK'],
  ['Ștefan Țîru', 'stefan', 'tiru', 'ŞTEFAN'],
  ['Ģirts Ķēniņš', 'girts', 'kenins'],
  ['Leyla Əliyeva', 'eliyeva', 'ƏLİYEVA'],
  ['Ώρα Παπαδόπουλος', 'ωρα', 'παπαδοπουλοσ', 'ΠΑΠΑΔΟΠΟΥΛΟΣ'],
  ['Фёдор Йолкин', 'федор', 'ЙОЛКИН', 'иолкин'],
  ['Ірина Ґалаґан', 'ірина', 'ГАЛАГАН'],
  ['שָׂרָה לוי', 'שרה', 'לוי'],
  ['مُحَمَّد رضایی', 'محمد', 'رضايي', 'رضایی'],
  ['अर्जुन ज़ैदी', 'अर्जुन', 'जैदी'],
  ['ガブリエル 山田', 'がぶりえる', '山田', 'ｶﾞﾌﾞﾘｴﾙ'],
  ['김철수', '철수', '김'],
  ['สมชาย ใจดี', 'สมชาย', 'ใจดี'],
  ['Sinéad O’Brien-Walsh', 'sinead', "o'brien", 'obrien', 'walsh', 'SINÉAD O’BRIEN'],
]

let turkish: TestDatabase
test.beforeAll(async ({ database }) => {
  turkish = await createTurkishDatabase()
  for (const { pool } of [database, turkish])
    await pool.query(
      `INSERT INTO coach (id, email, name) SELECT 'c' || n, 'p' || n || '@example.com', name
       FROM unnest($1::text[]) WITH ORDINALITY AS p(name, n)`,
      [people.map(([name]) => name)],
    )
})
afterAll(() => turkish.drop())

test.for(people)(
  'finds %s by plain letters, in any case, form and order of words',
  async ([name, ...searches], { database }) => {
    for (const { pool } of [database, turkish])
      for (const search of [name, ...searches, name.normalize('NFD'), name.split(' ').reverse().join(' ')]) {
        const { rows } = await createTableStore({ pool }).readinessTable({ ...everyone, search }, platform)
        expect(
          rows.map((row) => row.name),
          search,
        ).toContain(name)
        expect(rows.length, search).toBeLessThan(4)
      }
  },
)

test('sorts coaches as people do, whatever the database’s locale', async ({ database }) => {
  const more = [
    'Ana',
    'ana b',
    'Ánna',
    'Anna',
    'Zora',
    'Öz',
    'Oz',
    'Ozan',
    'Ян',
    'Іван',
    'Їжак',
    'Йосип',
    'Ева',
    'Ґава',
    'Гава',
    'گلنار',
    'کامران',
    'لیلا',
    '木村',
    'さくら',
    'เกศ',
    'กมล',
    'แก้ว',
    'ขวัญ',
    'ใจ',
    'จันทร์',
    '3 Coaches',
  ]
  for (const { pool } of [database, turkish]) {
    await pool.query(
      `INSERT INTO coach (id, email, name) SELECT 'm' || n, 'm' || n || '@example.com', name
      FROM unnest($1::text[]) WITH ORDINALITY AS p(name, n)`,
      [more],
    )
    const { rows } = await createTableStore({ pool }).readinessTable(everyone, platform)
    const shown = rows.map((row) => row.name ?? '')
    const { compare } = new Intl.Collator('und', { sensitivity: 'accent' })
    const plain = shown.map((name) => name.replace(/’/g, ''))
    expect(plain).toEqual([...plain].sort((a, b) => compare(a, b)))
  }
})

test('leaves no letters to the database’s locale', () => {
  const statements = readdirSync('lib/store', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('generated'),
  )
  expect(statements.length).toBeGreaterThan(50)
  for (const file of statements) {
    const text = readFileSync(`lib/store/${file}`, 'utf8')
    const byLocale = text.match(/\b(lower|upper|initcap)\((?![^)]*COLLATE "C")[^)]*\)|\bILIKE\b/g)
    expect(byLocale, file).toBeNull()
  }
})

test('stores and sorts a name of any length and letters', async ({ database }) => {
  const names = ['\ufdfa'.repeat(100), '𠮷'.repeat(100), '가'.repeat(100), 'ǖ'.repeat(100)]
  for (const name of names)
    await database.pool.query(`INSERT INTO coach (id, email, name) VALUES ($1, $1, $2)`, [
      `x${names.indexOf(name)}`,
      name,
    ])
  const { rows } = await database.pool.query(`SELECT name FROM coach WHERE id LIKE 'x_' ORDER BY id`)
  expect(rows.map(({ name }) => name)).toEqual(names)
})

test('finds a word among three thousand coaches by index', async ({ database }) => {
  await database.pool.query(
    `INSERT INTO coach (id, email, name, reference)
     SELECT 'k' || i, 'k' || i || '@example.com', ($1::text[])[1 + i % $2::int] || ' ' || md5(i::text), 'C-' || 10000 + i
     FROM generate_series(1, 3000) i`,
    [people.map(([name]) => name), people.length],
  )
  await database.pool.query('ANALYZE coach')
  const store = createTableStore(database)
  const { rows } = await store.readinessTable({ ...everyone, search: 'c-10078' }, platform)
  expect(rows.map(({ reference }) => reference)).toEqual(['C-10078'])
  const plan = await database.pool.query(
    `EXPLAIN SELECT id FROM coach WHERE trigrams(search_text) @> trigrams(search_text('C-10078'))`,
  )
  expect(JSON.stringify(plan.rows)).toContain('coach_search_text')
})

/** Where `lower` maps I to ı. */
async function createTurkishDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL ?? ''
  const name = `greenlight_test_tr_${Math.random().toString(36).slice(2, 12)}`
  const ask = async (statement: string) => {
    const client = new Client({ connectionString: server })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await ask(
    `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C'`,
  )
  const address = new URL(server)
  address.pathname = name
  await applyMigrations(address.toString())
  const pool = new Pool({ connectionString: address.toString(), max: 2 })
  pool.on('error', () => {})
  return {
    url: address.toString(),
    pool,
    async drop() {
      await pool.end()
      await ask(`DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}
