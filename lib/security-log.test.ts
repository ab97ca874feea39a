import { expect, test, vi } from 'vitest'
import type { Payouts } from './payouts/for-people'
import type { AdminId, CoachId, RecentAdminId } from './payouts/vocabulary/ids'
import { createForgedLog, noting, notingLimits, notingRoles } from './security-log'

type Roles = Parameters<typeof notingRoles>[0]

const admin = 'admin-1' as AdminId & RecentAdminId

async function notedIn(act: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    await act()
    return write.mock.calls.map(([line]) => JSON.parse(String(line)))
  } finally {
    write.mockRestore()
  }
}

test('logs staff’s acts on money, coaches and keys by id, with the outcome', async () => {
  const payouts = noting({
    refund: async () => ({ kind: 'made' }),
    hold: async () => ({ kind: 'already-held' }),
    release: async () => ({ kind: 'released' }),
    makeKey: async () => ({ id: 'key-1', secret: 'gl_secret' }),
    revokeKey: async () => false,
  } as unknown as Payouts)
  const request = { id: 'refund-1', reference: 'order-1', amount: 1250, takesBack: true }
  const noted = await notedIn(async () => {
    await payouts.refund(admin, request as Parameters<Payouts['refund']>[1])
    await payouts.hold(admin, 'coach-1', 'fraud' as Parameters<Payouts['hold']>[2])
    await payouts.release(admin, 'coach-1' as CoachId, new Date())
    await payouts.makeKey(admin, { name: 'The shop of Ana', scopes: ['charges'] })
    await payouts.revokeKey(admin, 'key-1')
  })
  expect(noted).toMatchObject([
    { event: 'refund.asked', adminId: admin, refundId: 'refund-1', reference: 'order-1', answer: 'made' },
    { event: 'coach.held', adminId: admin, coachId: 'coach-1', answer: 'already-held' },
    { event: 'coach.released', adminId: admin, coachId: 'coach-1', answer: 'released' },
    { event: 'key.made', adminId: admin, keyId: 'key-1', scopes: ['charges'] },
    { event: 'key.revoked', adminId: admin, keyId: 'key-1', didIt: false },
  ])
  expect(JSON.stringify(noted)).not.toMatch(/gl_secret|Ana/)
})

test('logs a reached limit, naming a person only by id', async () => {
  const limiter = (allowed: boolean) => notingLimits({ take: async (_name: string, _who: string) => ({ allowed }) })
  const coach = '0b5cbf7e-3f0a-4c5e-9b57-0a4f5d1c2b3a'
  expect(await notedIn(() => limiter(true).take('link', coach))).toEqual([])
  expect(await notedIn(() => limiter(false).take('link', coach))).toMatchObject([
    { event: 'limit.reached', level: 'warn', limit: 'link', who: coach },
  ])
  const [byAddress] = await notedIn(() => limiter(false).take('sign-in-address', 'ana@example.com'))
  expect(byAddress).toMatchObject({ event: 'limit.reached', limit: 'sign-in-address' })
  expect(byAddress).not.toHaveProperty('who')
})

test('logs a granted or revoked role without the address', async () => {
  const roles = notingRoles({ grantAdmin: async () => true, revokeAdmin: async () => true } as Roles)
  const noted = await notedIn(async () => {
    await roles.grantAdmin('ana@example.com', { kind: 'machine' })
    await roles.revokeAdmin('ana@example.com', { kind: 'machine' })
  })
  expect(noted).toMatchObject([
    { event: 'role.changed', granted: true },
    { event: 'role.changed', granted: false },
  ])
  expect(JSON.stringify(noted)).not.toContain('ana@')
})

test('logs a flood of forged messages once a second, with their number', async () => {
  vi.useFakeTimers()
  const noted = await notedIn(async () => {
    const noteForged = createForgedLog()
    for (let message = 0; message < 3000; message += 1) noteForged('signature')
    noteForged('too-old')
    vi.advanceTimersByTime(1000)
    vi.advanceTimersByTime(5000)
    noteForged('signature')
  }).finally(() => vi.useRealTimers())
  expect(noted.map(({ event, why, times }) => [event, why, times])).toEqual([
    ['message.forged', 'signature', 1],
    ['message.forged', 'too-old', 1],
    ['message.forged', 'signature', 2999],
    ['message.forged', 'signature', 1],
  ])
})
