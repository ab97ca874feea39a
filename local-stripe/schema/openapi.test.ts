import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { apiVersion } from '../notices/write-event'
import { checkAnswer, checkResource } from './check'
import { openapi } from './openapi'

test('the schema, the server and the installed SDK speak the same API version', () => {
  expect(openapi.info.version).toBe(Stripe.API_VERSION)
  expect(apiVersion).toBe(Stripe.API_VERSION)
})

test('an answer that does not fit is found', () => {
  const link = { object: 'account_link', created: 1, expires_at: 301, url: 'http://127.0.0.1/setup/x' }
  expect(checkAnswer('POST', '/v1/account_links', 200, link)).toEqual([])
  expect(checkAnswer('POST', '/v1/account_links', 200, { ...link, expires_at: 'soon' })).toHaveLength(1)
  expect(checkAnswer('POST', '/v1/nothing', 200, link)).toHaveLength(1)
  expect(checkAnswer('POST', '/v1/account_links', 400, { message: 'no' })).not.toEqual([])
})

test('a resource with a value Stripe never gives is found', () => {
  const capability = { id: 'transfers', object: 'capability', account: 'acct_1', requested: true, requested_at: 1 }
  expect(checkResource('capability', { ...capability, status: 'active' })).toEqual([])
  expect(checkResource('capability', { ...capability, status: 'sleeping' })).not.toEqual([])
})
