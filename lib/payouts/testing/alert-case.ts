import type { AlertFacts } from '../alerts/alert'

export const now = new Date('2026-11-23T12:00:00Z')

export function alertFacts(change: Partial<AlertFacts> & Pick<AlertFacts, 'kind'>): AlertFacts {
  return {
    id: '1',
    about: 'paused',
    raisedAt: now,
    curedAt: null,
    coach: { id: 'ana', name: 'Ana Ruiz', email: 'ana@example.com', reference: 'ana-17' },
    reference: null,
    state: null,
    dispute: null,
    doesPayoutFail: false,
    hasSucceeded: false,
    ...change,
  }
}
