import type { Person } from '@/lib/store/auth/sessions'

/** Where a person lands who was not on their way to anything. */
export function homeOf({ coachId, adminSince }: Pick<Person, 'coachId' | 'adminSince'>): string {
  if (coachId !== null) return '/payouts'
  return adminSince === null ? '/no-access' : '/admin/coaches'
}
