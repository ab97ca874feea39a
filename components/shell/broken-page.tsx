'use client'

import { unstable_isUnrecognizedActionError as isUnknownAction } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { buttonClasses } from '@/components/ui/button'
import { Mark, type ShownBrand } from '@/components/ui/mark'

export interface BrokenWords {
  broken: { title: string; what: string }
  stale: { title: string; what: string }
  again: string
  reopen: string
  home: string
}

interface Frame {
  brand: ShownBrand
  lang: string
  words: BrokenWords
}

const FrameContext = createContext<Frame | null>(null)

let last: Frame | null = null

/** What an error page needs. In the frame's own script, because each page would bring it twice otherwise. */
export function BrokenFrame({ frame, children }: { frame: Frame; children: ReactNode }) {
  useEffect(() => {
    last = frame
  }, [frame])
  return <FrameContext value={frame}>{children}</FrameContext>
}

/** Where the frame itself failed, the last one this browser had; null for none. */
export function useFrame(): Frame | null {
  return useContext(FrameContext) ?? last
}

interface Props {
  error: unknown
  retry(): void
  /** Where the server handed out no words. */
  lastResort: { title: string; what: string; again: string; home: string }
}

/** For a page that failed or is older than the server. */
export function BrokenPage({ error, retry, lastResort }: Props) {
  const frame = useFrame()
  const isOld = frame !== null && isFromAnotherBuild(error)
  const { title, what } = frame === null ? lastResort : isOld ? frame.words.stale : frame.words.broken
  const { home, again } = frame?.words ?? lastResort
  const tabTitle = frame === null ? title : `${title} · ${frame.brand.name}`
  // The tab still has the failed page's title, or none.
  useEffect(() => {
    const before = document.title
    document.title = tabTitle
    return () => {
      document.title = before
    }
  }, [tabTitle])
  return (
    <main lang={frame?.lang ?? 'en'} className="mx-auto max-w-[40rem] px-4 py-16">
      {frame !== null && (
        <p className="mb-8">
          <Mark brand={frame.brand} />
        </p>
      )}
      <h1 className="mb-4 text-28 font-semibold tracking-tight">{title}</h1>
      <p className="mb-6 max-w-prose">{what}</p>
      <div className="flex flex-wrap gap-3">
        <button type="button" onClick={isOld ? openAgain : retry} className={buttonClasses('primary')}>
          {isOld ? frame.words.reopen : again}
        </button>
        <a href="/" className={buttonClasses('plain')}>
          {home}
        </a>
      </div>
    </main>
  )
}

/** The server does not have the page's form or scripts. */
function isFromAnotherBuild(error: unknown): boolean {
  return isUnknownAction(error) || (error instanceof Error && error.name === 'ChunkLoadError')
}

function openAgain(): void {
  window.location.reload()
}
