import { expect, test } from './test'

const html = (body: string) => `data:text/html,<!doctype html><title>t</title>${encodeURIComponent(body)}`

test.describe('Fails a test', () => {
  test.fail()

  test('over an error in the console', async ({ page }) => {
    await page.goto(html('<script>console.error("broken")</script>'))
  })

  test('over an uncaught exception', async ({ page }) => {
    await page.goto(html('<script>throw new Error("broken")</script>'))
  })

  test('over a rejection that nobody catches', async ({ page }) => {
    await page.goto(html('<script>Promise.reject(new Error("broken"))</script>'))
  })

  test('over what the content policy forbids', async ({ page }) => {
    await page.goto('/sign-in')
    await page.evaluate(() => document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/a' })))
  })

  test('over an error in a page opened by hand', async ({ browser }) => {
    const page = await browser.newPage()
    await page.goto(html('<script>console.error("broken")</script>'))
    await page.close()
  })

  test('over an error in a context opened by hand and left open', async ({ browser }) => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(html('<script>throw new Error("broken")</script>'))
  })

  test('over an error in a window that a page opened', async ({ page }) => {
    await page.goto('/sign-in')
    const opened = page.waitForEvent('popup')
    await page.evaluate(() => window.open('/sign-in'))
    await (await opened).evaluate(() => console.error('broken'))
  })

  test('over a request of the page that the server refuses', async ({ page }) => {
    await page.goto('/sign-in')
    await page.evaluate(() => fetch('/nowhere'))
  })

  test('over an expected error that does not come', async ({ page, expectErrors }) => {
    expectErrors(/broken/)
    await page.goto('/sign-in')
  })

  test('over an error in addition to an expected one', async ({ page, expectErrors }) => {
    expectErrors(/expected/)
    await page.goto('/sign-in')
    await page.evaluate(() => {
      for (const text of ['expected', 'broken']) console.error(text)
    })
  })
})

test('allows an error that the test expects', async ({ page, expectErrors }) => {
  expectErrors(/broken/)
  await page.goto(html('<script>console.error("broken")</script>'))
})

test('allows the status of the page that the test opens', async ({ page }) => {
  expect((await page.goto('/nowhere'))?.status()).toBe(404)
})
