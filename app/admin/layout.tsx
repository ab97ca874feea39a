import type { ReactNode } from 'react'
import { findPerson } from '@/lib/auth/guards'
import { setNotFound } from '@/lib/current-request'
import NotFound from '../not-found'

/** Shows 404 to everyone but admins, without JavaScript too. Not a guard: each page checks for itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const person = await findPerson()
  if (person === null || person.adminSince !== null) return children
  setNotFound()
  return <NotFound />
}
