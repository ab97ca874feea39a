'use server'

import { redirect } from 'next/navigation'
import { endSession } from '@/lib/auth/guards'

export async function signOut() {
  await endSession('here')
  redirect('/sign-in')
}

export async function signOutEverywhere() {
  await endSession('everywhere')
  redirect('/sign-in')
}
