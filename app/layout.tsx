import './globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ZoneKeeper } from '@/components/shell/zone-keeper'
import { zoneCookie } from '@/lib/auth/zone'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    icons: { icon: '/mark.svg' },
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Each request needs its own CSP nonce, so no page is rendered ahead of time.
  await headers()
  return (
    <html lang={await getLocale()}>
      <body>
        {children}
        <ZoneKeeper zone={await getTimeZone()} cookie={zoneCookie} />
      </body>
    </html>
  )
}
