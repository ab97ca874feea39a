import { expect, test } from '@playwright/test'
import { letIn, newCaller } from './support/caller'
import { openAccount } from './support/cast'
import { type OwnServer, type OwnServers, openOwnServers } from './support/own-servers'
import { newPaidPayment } from './support/payment'

let servers: OwnServers
let server: OwnServer
test.beforeAll(async () => {
  servers = await openOwnServers('refund')
  server = await servers.start()
})
test.afterAll(() => servers.close())

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With JavaScript' : 'Without JavaScript', () => {
    test.use({ javaScriptEnabled })
    test('an admin reads a payment’s story, gives a part back, and is told what is left', async ({ context, page }) => {
      const coach = await newCaller(servers.database, server.url, { isCoach: true })
      await openAccount(servers.database, coach)
      const reference = await newPaidPayment(servers.database, coach)
      await letIn(context, server.url, await newCaller(servers.database, server.url, { isAdmin: true }))
      await page.goto(`${server.url}/admin/payments/${reference}`)
      await expect(page.getByText('Paid by the client')).toBeVisible()

      await page.getByLabel('Amount in USD').fill('42.01')
      await page.getByRole('button', { name: 'Refund' }).click()
      await expect(page.getByText('Only US$42.00 can be given back.')).toBeVisible()
      await expect(page.getByLabel('Amount in USD')).toHaveValue('42.01')

      await page.getByLabel('Amount in USD').fill('10.00')
      await page.getByRole('button', { name: 'Refund' }).click()
      await expect(page.getByText('The refund is made.')).toBeVisible()
      await expect(page.getByText('Refunded in part')).toBeVisible()
      await expect(page.getByText('Refund of US$10.00 made')).toBeVisible()
      await expect(page.getByText('US$32.00 can be given back.')).toBeVisible()
    })
  })
}
