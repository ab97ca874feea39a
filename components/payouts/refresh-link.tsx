/** Only for browsers without scripts, so that no script has to bring it. */
export function RefreshLink({ text }: { text: string }) {
  return (
    <noscript>
      <a href="/payouts" className="inline-flex min-h-11 items-center underline underline-offset-4">
        {text}
      </a>
    </noscript>
  )
}
