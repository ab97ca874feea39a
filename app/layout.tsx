import './globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { getLocale, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import { preload } from 'react-dom'
import type { BrokenWords } from '@/components/shell/broken-page'
import { EscapeKeeper } from '@/components/shell/escape-keeper'
import { FocusKeeper } from '@/components/shell/focus-keeper'
import { UnderWayWords } from '@/components/shell/under-way'
import { ZoneKeeper } from '@/components/shell/zone-keeper'
import { zoneCookie } from '@/lib/auth/zone'
import { BrokenFrame } from './error-page'
import { getTranslations } from './i18n/translations'
import { brandStyle, shownBrand } from './shown-brand'

export function generateMetadata(): Metadata {
  const { name, logo } = shownBrand()
  return {
    applicationName: name,
    title: { default: name, template: `%s · ${name}` },
    icons: { icon: logo },
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** `app/inter.css` takes a font that comes late for the next page only. */
const font = new URL('../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url)

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Each request needs its own CSP nonce, so no page is rendered ahead of time.
  await headers()
  preload(font.href, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  const [lang, t, words] = await Promise.all([getLocale(), getTranslations('common'), brokenWords()])
  return (
    <html lang={lang} style={brandStyle()}>
      <body>
        <BrokenFrame frame={{ brand: shownBrand(), lang, words }}>
          <UnderWayWords words={t('underWay')}>{children}</UnderWayWords>
        </BrokenFrame>
        <FocusKeeper />
        <EscapeKeeper />
        <ZoneKeeper zone={await getTimeZone()} cookie={zoneCookie} />
      </body>
    </html>
  )
}

async function brokenWords(): Promise<BrokenWords> {
  const t = await getTranslations('errors')
  return {
    broken: { title: t('broken.title'), what: t('broken.what') },
    stale: { title: t('stale.title'), what: t('stale.what') },
    again: t('again'),
    reopen: t('reopen'),
    home: t('home'),
  }
}
