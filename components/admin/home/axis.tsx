/** Below a picture: where it begins and where it ends. */
export function Axis({ from, until }: { from: string; until: string }) {
  return (
    <p className="flex justify-between gap-4 pt-1 text-14 text-muted">
      <span>{from}</span>
      <span>{until}</span>
    </p>
  )
}
