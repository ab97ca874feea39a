import type { Person } from '@/lib/store/auth/sessions'

export function homeOf({ coachId, adminSince }: Pick<Person, 'coachId' | 'adminSince'>): string {
  if (coachId !== null) return '/payouts'
  return adminSince === null ? '/no-access' : '/admin/coaches'
}
