import type { ReactNode } from 'react'
import { sayNotFound } from '@/lib/answering'
import { findPerson } from '@/lib/auth/guards'
import NotFound from '../not-found'

/** Tells who is no admin that nothing is here, without JavaScript too. It is no lock: each page asks by itself who is there. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const person = await findPerson()
  if (person === null || person.adminSince !== null) return children
  sayNotFound()
  return <NotFound />
}
