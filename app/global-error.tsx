'use client'

import './globals.css'
import { useFrame } from '@/components/shell/broken-page'
import { ErrorPage } from './error-page'

/** The last resort, when even the frame failed. */
export default function GlobalError(props: { error: unknown; retry(): void }) {
  return (
    <html lang={useFrame()?.lang ?? 'en'}>
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
