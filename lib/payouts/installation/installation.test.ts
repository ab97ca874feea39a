import { expect, test } from 'vitest'
import { readySnapshot } from '../accounts/testing/example'
import type { AccountId } from '../vocabulary/ids'
import { differencesOfAccount } from './account-conflict'
import { type InstallationId, isMarkedBy } from './installation'

const moment = (text: string) => new Date(`2026-03-03T${text}Z`)
const ours = { id: 'installation-1' as InstallationId, formerIds: [], unmarkedUntil: moment('12:00') }
const account = {
  accountId: 'account-1' as AccountId,
  snapshot: readySnapshot,
  markedCoachId: 'coach-1',
  mark: 'installation-1',
  attempt: 1,
  isOurKind: true,
  isReadable: true,
  createdAt: moment('13:00'),
}

test('counts what carries our mark as possibly ours, and what carries another mark as not', () => {
  expect(isMarkedBy(ours, { mark: 'installation-1', createdAt: moment('13:00') })).toBe(true)
  expect(isMarkedBy(ours, { mark: 'installation-2', createdAt: moment('11:00') })).toBe(false)
})

test('counts what was created under a mistaken name as ours', () => {
  const renamed = { ...ours, formerIds: ['installation-2' as InstallationId] }
  expect(isMarkedBy(renamed, { mark: 'installation-2', createdAt: moment('11:00') })).toBe(true)
  expect(isMarkedBy(renamed, { mark: 'installation-3', createdAt: moment('11:00') })).toBe(false)
})

test('counts unmarked things as ours only if older than marks', () => {
  expect(isMarkedBy(ours, { mark: null, createdAt: moment('11:59') })).toBe(true)
  expect(isMarkedBy(ours, { mark: null, createdAt: moment('12:00') })).toBe(false)
  expect(isMarkedBy({ ...ours, unmarkedUntil: null }, { mark: null, createdAt: moment('11:59') })).toBe(false)
})

test('names each fact in which an account differs from the request', () => {
  expect(differencesOfAccount(ours, account, ['DE', 'FR'])).toEqual([])
  expect(differencesOfAccount(ours, { ...account, mark: null }, ['DE'])).toEqual(['installation'])
  expect(differencesOfAccount(ours, { ...account, isOurKind: false }, ['DE'])).toEqual(['kind'])
  expect(differencesOfAccount(ours, account, ['FR'])).toEqual(['country'])
})
