import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { apiVersion } from '../events/write-event'
import { checkAnswer, checkResource } from './check'
import { checkEvent } from './check-event'
import { openapi } from './openapi'

test('uses the same API version in schema, server and SDK', () => {
  expect(openapi.info.version).toBe(Stripe.API_VERSION)
  expect(apiVersion).toBe(Stripe.API_VERSION)
})

test('finds an invalid response', () => {
  const link = { object: 'account_link', created: 1, expires_at: 301, url: 'http://127.0.0.1/setup/x' }
  expect(checkAnswer('POST', '/v1/account_links', 200, link)).toEqual([])
  expect(checkAnswer('POST', '/v1/account_links', 200, { ...link, expires_at: 'soon' })).toHaveLength(1)
  expect(checkAnswer('POST', '/v1/nothing', 200, link)).toHaveLength(1)
  expect(checkAnswer('POST', '/v1/account_links', 400, { message: 'no' })).not.toEqual([])
})

test('finds a resource with an impossible value', () => {
  const capability = { id: 'transfers', object: 'capability', account: 'acct_1', requested: true, requested_at: 1 }
  expect(checkResource('capability', { ...capability, status: 'active' })).toEqual([])
  expect(checkResource('capability', { ...capability, status: 'sleeping' })).not.toEqual([])
})

test('finds a field Stripe does not have, and accepts one seen at Stripe', () => {
  const login = { object: 'login_link', created: 1, url: 'http://127.0.0.1/express/x' }
  const path = '/v1/accounts/acct_1/login_links'
  expect(checkAnswer('POST', path, 200, login)).toEqual([])
  expect(checkAnswer('POST', path, 200, { ...login, expires_at: 301 })).toHaveLength(1)
  const loginLinks = { object: 'list', data: [login], has_more: false, url: path }
  const account = { id: 'acct_1', object: 'account', type: 'express', email: null, details_submitted: true }
  const flags = { charges_enabled: true, payouts_enabled: true }
  expect(checkResource('account', { ...account, ...flags, login_links: loginLinks })).toEqual([])
  expect(checkResource('account', { ...account, ...flags, login_links: [] })).not.toEqual([])
})

test('finds an event with a type, object or change that Stripe does not have', () => {
  const capability = { id: 'transfers', object: 'capability', account: 'acct_1', requested: true, requested_at: 1 }
  const data = { object: { ...capability, status: 'active' }, previous_attributes: { status: 'pending' } }
  const about = { id: 'evt_1', object: 'event', api_version: apiVersion, created: 1, livemode: false }
  const event = { ...about, pending_webhooks: 0, request: { id: null, idempotency_key: null }, data }
  expect(checkEvent({ ...event, type: 'capability.updated' })).toEqual([])
  expect(checkEvent({ ...event, type: 'capability.moved' })).toHaveLength(1)
  const sleeping = { object: { ...capability, status: 'sleeping' } }
  expect(checkEvent({ ...event, type: 'capability.updated', data: sleeping })).toHaveLength(1)
  const changed = { ...data, previous_attributes: { mood: 'calm' } }
  expect(checkEvent({ ...event, type: 'capability.updated', data: changed })).toHaveLength(1)
})
