'use client'

import words from '@/lib/words/en.json'

/** A page that could not be made. The catalogue is read directly: what broke may be what usually hands it out. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const { title, what, again } = words.errors.broken
  return (
    <main className="mx-auto max-w-[40rem] px-4 py-16">
      <h1 className="mb-4 text-28 font-semibold">{title}</h1>
      <p className="mb-6">{what}</p>
      <button
        type="button"
        onClick={reset}
        className="min-h-11 cursor-pointer rounded-lg bg-accent px-5 py-2 font-medium text-on-accent"
      >
        {again}
      </button>
    </main>
  )
}
