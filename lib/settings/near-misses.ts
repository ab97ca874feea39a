/** Set names that resemble ours: `APP_URl`, `STRIPE_WEBHOOK_SECERTS`. */
export function nearMisses(set: readonly string[], ours: readonly string[]): { given: string; meant: string }[] {
  const known = new Set(ours)
  return set
    .filter((name) => !known.has(name) && name.length <= 64)
    .flatMap((given) => {
      const meant = ours.find((name) => isNear(given, name))
      return meant === undefined ? [] : [{ given, meant }]
    })
}

function isNear(given: string, name: string): boolean {
  const [one, other] = [given, name].map((each) => each.toUpperCase().replace(/[^A-Z0-9]/g, '')) as [string, string]
  return Math.abs(one.length - other.length) <= slipsIn(other) && distance(one, other) <= slipsIn(other)
}

/** Typing errors allowed in a name; short ones resemble others, such as SORT. */
function slipsIn(name: string): number {
  if (name.length < 5) return 0
  if (name.length < 9) return 1
  return name.length < 14 ? 2 : 3
}

/** https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row]
    rows.push(now)
    for (let column = 1; column <= other.length; column += 1) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      now[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + change,
        isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
  }
  return at(one.length, other.length)
}
