import { expect, test } from 'vitest'
import { auditHref, toAudit } from './audit-filter'

const nothing = { kind: '', by: '', decider: '', coach: '', from: '', to: '' }

test('asks for every decision when an address has no filter, or empty ones', () => {
  const request = { kind: null, by: null, decider: '', coach: '', from: null, until: null }
  expect(toAudit({})).toEqual({ typed: nothing, cursor: null, faults: {}, request })
  expect(toAudit(nothing)).toEqual({ typed: nothing, cursor: null, faults: {}, request })
})

test('keeps a whole view in its address', () => {
  const typed = {
    ...{ kind: 'coach-held', by: 'admin', decider: 'ada@example.com', coach: 'C-1' },
    ...{ from: '2026-11-01', to: '2026-11-30' },
  }
  expect(auditHref(typed, 'next')).toBe(
    '/admin/audit?kind=coach-held&by=admin&decider=ada%40example.com&coach=C-1&from=2026-11-01&to=2026-11-30&cursor=next',
  )
  expect(auditHref(nothing)).toBe('/admin/audit')
  const params = Object.fromEntries(new URL(auditHref(typed, 'next'), 'http://here').searchParams)
  expect(toAudit(params)).toEqual({
    typed,
    cursor: 'next',
    faults: {},
    request: {
      ...{ kind: 'coach-held', by: 'admin', decider: 'ada@example.com', coach: 'C-1' },
      ...{ from: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-12-01T00:00:00Z') },
    },
  })
})

test.each([
  [{ kind: 'made-up' }, { kind: 'unknown-choice' }],
  [{ by: 'service' }, { by: 'unknown-choice' }],
  [{ kind: ['coach-held', 'coach-added'] }, { kind: 'unknown-choice' }],
  [{ coach: ['a', 'b'] }, { coach: 'unknown-coach' }],
  [{ decider: ['a', 'b'] }, { decider: 'unknown-decider' }],
  [{ from: '2026-02-30' }, { from: 'no-day' }],
  [{ to: '1999-12-31' }, { to: 'no-day' }],
  [{ from: '2026-11-30', to: '2026-11-01' }, { to: 'turned' }],
])('says what of a made-up audit filter makes no sense: %j', (params, faults) => {
  expect(toAudit(params)).toMatchObject({ request: null, faults })
})

test('takes one open end of days', () => {
  expect(toAudit({ from: '2026-11-30' }).request).toMatchObject({ until: null })
  expect(toAudit({ to: '2026-11-30' }).request).toMatchObject({ from: null, until: new Date('2026-12-01T00:00:00Z') })
})

test('drops from an audit filter what cannot be seen or is too long', () => {
  expect(toAudit({ coach: ` a\u0000b\u202e ${'x'.repeat(1000)}` }).typed.coach).toHaveLength(197)
})
