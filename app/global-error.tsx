'use client'

import './globals.css'
import ErrorPage from './error'

/** The last resort, when even the frame failed. */
export default function GlobalError(props: { error: unknown; retry(): void }) {
  return (
    <html lang="en">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
