import { redirect } from 'next/navigation'
import { findPerson } from '@/lib/auth/guards'

/** Redirects everyone to their own page. */
export default async function Home() {
  const person = await findPerson()
  if (person === null) redirect('/sign-in')
  if (person.coachId !== null) redirect('/payouts')
  redirect(person.adminSince === null ? '/no-access' : '/admin/coaches')
}
