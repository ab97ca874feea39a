import { expect, test } from 'vitest'
import { z } from 'zod'
import { alertWebhookSettings, complainOfAlertWebhook } from './alert-webhook'

const fields = z.object(alertWebhookSettings)
const secret = 'kV3mZ0q8Jt5xW2nR7cY1bL6hF9dS4gPa'

const complaints = (given: Record<string, string>) => {
  const result = fields.safeParse(given)
  return result.success ? complainOfAlertWebhook(result.data) : result.error.issues.map(({ message }) => message)
}

test.each([
  ['hooks.example.com/alerts', 'must be an address that starts with https://'],
  ['ftp://hooks.example.com', 'must be an address that starts with https://'],
  ['http://hooks.example.com/alerts', 'must be https, except for this machine'],
  ['https://user:password@hooks.example.com', 'has a user or password: the receiver checks the signature instead'],
  ['https://10.0.0.7/alerts', 'must name a public host, or this machine'],
  ['https://[fd00::1]/alerts', 'must name a public host, or this machine'],
  ['https://chat/alerts', 'must name a public host, or this machine'],
  ['https://chat.internal/alerts', 'must name a public host, or this machine'],
  ['https://hooks.example.com:99999', 'has an invalid port: use a whole number from 1 to 65535'],
  ['https://hooks.example.com/a b', 'contains a space: write %20 if it belongs to the password'],
])('refuses an alert webhook at %s', (url, complaint) => {
  expect(complaints({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret })).toEqual([complaint])
})

test('takes an address of the web or of this machine, with its secret', () => {
  for (const url of ['https://hooks.slack.com/services/T0/B0/x', 'http://127.0.0.1:3000/', 'http://[::1]:9/x'])
    expect(complaints({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret })).toEqual([])
  expect(complaints({})).toEqual([])
})

test('refuses an alert webhook without a secret, a secret without an address, and a short one', () => {
  const url = 'https://hooks.example.com'
  expect(complaints({ ALERT_WEBHOOK_URL: url })).toEqual([expect.stringContaining('ALERT_WEBHOOK_SECRET is missing')])
  expect(complaints({ ALERT_WEBHOOK_SECRET: secret })).toEqual([
    expect.stringContaining('ALERT_WEBHOOK_URL is missing'),
  ])
  expect(complaints({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: 'short' })).toEqual([
    expect.stringContaining('at least 32 characters'),
  ])
})
