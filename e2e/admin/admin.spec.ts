import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { type State, states } from '../../lib/payouts/vocabulary/accounts/state'
import type { CoachId } from '../../lib/payouts/vocabulary/ids'
import type { Database } from '../../lib/store/database'
import { createStore } from '../../lib/store/store'
import { follow, readCounts, readOn, readRows, type SeenRow } from '../support/pages/coach-table'
import { addCrowd, addOneInEachState } from '../support/scenes/crowd'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('admin').extend<object, { oneIn: Map<State, CoachId> }>({
  /** A coach in each state, among a hundred others. */
  oneIn: [
    async ({ database, server: _ }, use) => {
      const oneIn = await addOneInEachState(database)
      await addCrowd(database, 110)
      await use(oneIn)
    },
    { scope: 'worker', auto: true },
  ],
})

// One after another: each test counts everyone.
test.describe.configure({ mode: 'default' })

const table = '/admin/coaches'

const catalogue = JSON.parse(readFileSync('lib/words/staff.json', 'utf8')) as {
  admin: { state: Record<State, string> }
}
const words = Object.fromEntries(states.map((state) => [state, catalogue.admin.state[state]])) as Record<State, string>

test.describe('Without JavaScript, which is quicker:', () => {
  test.use({ javaScriptEnabled: false })

  test('saves the view that is shown without its search, leads to it, and removes it', async ({ adminPage: page }) => {
    await page.goto(`${table}?tab=coach&sort=-name&search=nobody`)
    const views = page.locator('details', { has: page.getByText('Views', { exact: true }) })
    await views.locator('summary').click()
    await views.getByLabel('Save what is shown as').fill('Ours by name')
    await views.getByRole('button', { name: 'Save view' }).click()
    await expect(views.getByText('Saved “Ours by name”.')).toBeVisible()

    await page.goto(table)
    await views.locator('summary').click()
    await views.getByRole('link', { name: 'Ours by name' }).click()
    await page.waitForURL(`**${table}?tab=coach&sort=-name`)
    await views.locator('summary').click()
    await expect(views.getByRole('link', { name: 'Ours by name' })).toHaveAttribute('aria-current', 'page')
    await views.getByRole('button', { name: 'Remove the view “Ours by name”' }).click()
    await expect(views.getByText('Removed “Ours by name”.')).toBeVisible()
    await expect(views.getByText('You have no saved views yet.')).toBeVisible()
  })

  test('shows counts that match the rows they lead to, and add up to everyone', async ({
    adminPage: page,
    database,
    oneIn,
  }) => {
    await page.goto(table)
    const tabs = await readCounts(page)
    expect(tabs.map(({ word }) => word)).toEqual([
      'Needs us',
      'Waiting for coach',
      'At Stripe',
      'Can be paid',
      'Closed',
      'All',
    ])
    const everyone = tabs.pop()
    const ids: string[] = []
    for (const { word, count, href } of tabs) {
      await page.goto(href)
      await expect(
        page.getByRole('navigation', { name: 'Coaches by who acts' }).getByRole('link', { name: word }),
        word,
      ).toHaveAttribute('aria-current', 'page')
      const rows = (await readOn(page, 'Next')).flat()
      expect(rows.length, word).toBe(count)
      ids.push(...rows.map(({ id }) => id))
    }
    expect(ids).toEqual(expect.arrayContaining([...oneIn.values()]))
    expect(new Set(ids).size).toBe(ids.length)
    expect(everyone?.count).toBe(ids.length)
    expect(everyone?.count).toBe(await database.prisma.coach.count())
  })

  test('says which filters of an address it left out, and that a page belongs to another order', async ({
    adminPage: page,
  }) => {
    await page.goto(`${table}?country=Atlantis&due=never&tab=coach`)
    await expect(page.getByText('These filters aren’t known and were left out: due, country.')).toBeVisible()
    const next = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Next' })
    await page.goto(table)
    const cursor = new URL((await next.getAttribute('href')) ?? '', page.url()).searchParams.get('cursor')
    await page.goto(`${table}?sort=name&cursor=${cursor}`)
    await expect(page.getByText('That page belonged to another order')).toBeVisible()
    expect((await readRows(page)).length).toBe(50)
  })

  test('finds coaches and payments by the search over everything', async ({ adminPage: page, database, oneIn }) => {
    const { stripeAccountId } = await database.prisma.payoutAccount.findUniqueOrThrow({
      where: { coachId: oneIn.get('ready') },
    })
    await page.goto(table)
    await page.getByRole('searchbox', { name: 'Search everything' }).fill(stripeAccountId)
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Coaches' }).getByRole('link', { name: 'Ana Ruiz' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible()
    await page.goto('/admin/search?q=po_nothing')
    await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  })
})

for (const javaScriptEnabled of [true, false])
  test.describe(`With JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, {
    tag: javaScriptEnabled ? [] : '@long',
  }, () => {
    test.use({ javaScriptEnabled })

    test('filters coaches by state', async ({ adminPage: page, oneIn }) => {
      for (const state of ['not-started', 'ready-due', 'closed'] as const) {
        await page.goto(table)
        await page.locator('summary').filter({ hasText: 'Filters' }).click()
        await page.getByRole('combobox', { name: 'State' }).selectOption(state)
        await page.getByRole('button', { name: 'Show' }).click()
        await page.waitForURL((url) => url.searchParams.get('state') === state)
        const rows = (await readOn(page, 'Next')).flat()
        expect(new Set(rows.map((row) => row.state))).toEqual(new Set([words[state]]))
        expect(rows.map(({ id }) => id)).toContain(oneIn.get(state))
      }
    })

    test('finds a coach by part of a name or address and by account id', async ({
      adminPage: page,
      database,
      oneIn,
    }) => {
      const { stripeAccountId } = await database.prisma.payoutAccount.findUniqueOrThrow({
        where: { coachId: oneIn.get('ready') },
      })
      for (const asked of ['a rUI', 'ANA@demo', stripeAccountId]) {
        await page.goto(table)
        await page.getByRole('searchbox', { name: 'Search coaches' }).fill(asked)
        await page.keyboard.press('Enter')
        await page.waitForURL((url) => url.searchParams.get('search') === asked)
        expect((await readRows(page)).map(({ id }) => id)).toEqual([oneIn.get('ready')])
        await expect(page.getByRole('searchbox', { name: 'Search coaches' })).toHaveValue(asked)
      }
    })

    test('says that a search found no one, takes wildcards literally, and leads back', async ({ adminPage: page }) => {
      for (const asked of ['%', '_na Ruiz', stripeLike, "'; --"]) {
        await page.goto(table)
        await page.getByRole('searchbox', { name: 'Search coaches' }).fill(asked)
        await page.keyboard.press('Enter')
        await expect(page.getByRole('heading', { name: 'No coaches match' })).toBeVisible()
      }
      await follow(page, page.getByRole('link', { name: 'Show all coaches' }))
      expect((await readRows(page)).length).toBeGreaterThan(1)
    })

    test('pages by name through every coach once, forward and back', async ({ adminPage: page, database }) => {
      await page.goto(table)
      await follow(page, page.getByRole('columnheader', { name: 'Sort by Coach' }).getByRole('link'))
      const rows = await expectEverybodyOnce(page, database)
      expect(rows.map(nameKey)).toEqual(rows.map(nameKey).sort())
      await expect(page.getByRole('columnheader', { name: 'Sort by Coach' })).toHaveAttribute('aria-sort', 'ascending')
    })

    test('neither hides nor repeats anyone when a coach is added while paging', async ({
      adminPage: page,
      database,
    }) => {
      for (const sort of ['work', 'name', '-due']) {
        await page.goto(`${table}?sort=${sort}`)
        const before = await everybody(database)
        const pages = await readOn(page, 'Next', () => addSomebody(database, 'A first', 'Zoe last'))
        const seen = pages.flat().map(({ id }) => id)
        expect(seen).toEqual([...new Set(seen)])
        expect(seen).toEqual(expect.arrayContaining(before))
      }
    })
  })

/** Looks like part of an account id; only whole ids are searched. */
const stripeLike = 'acct_'

/** Pages to the end and back; returns rows in the order shown. */
async function expectEverybodyOnce(page: Page, database: Database): Promise<SeenRow[]> {
  const there = await readOn(page, 'Next')
  expect(there.length).toBeGreaterThan(2)
  const ids = there.flat().map(({ id }) => id)
  expect(ids.toSorted()).toEqual(await everybody(database))
  const back = await readOn(page, 'Previous')
  expect(back.reverse()).toEqual(there)
  return there.flat()
}

async function everybody(database: Database): Promise<string[]> {
  const coaches = await database.prisma.coach.findMany({ select: { id: true } })
  return coaches.map(({ id }) => id).sort()
}

async function addSomebody(database: Database, ...names: string[]): Promise<void> {
  for (const name of names) {
    const email = `added-${randomUUID()}@example.com`
    await createStore(database).coaches.addCoach({ email, name, reference: null, by: { kind: 'machine' } })
  }
}

/** Nameless coaches come last. */
function nameKey({ name }: SeenRow): string {
  return name === 'No name yet' ? '~' : name.toLowerCase()
}
