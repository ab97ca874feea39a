/** Instead of a library: scales from zero, and lines that break where there is no figure. */

/** How high a value is drawn, from 0 to `height`; what is there is never drawn as nothing. */
export function heightOf(value: number, most: number, height: number): number {
  if (value <= 0 || most <= 0) return 0
  return Math.max(Math.min(value / most, 1) * height, height / 50)
}

export interface Point {
  x: number
  y: number
}

/** One list of points for each stretch of figures. */
export function stretches(values: (number | null)[], most: number, height: number): Point[][] {
  const found: Point[][] = []
  let isOpen = false
  values.forEach((value, x) => {
    if (value !== null && !isOpen) found.push([])
    if (value !== null) found.at(-1)?.push({ x, y: round(height - (most <= 0 ? 0 : (value / most) * height)) })
    isOpen = value !== null
  })
  return found
}

/** A stretch of one day is a dot, which the round ends of a line make. */
export function linePath(points: Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  return `M${first.x} ${first.y}${rest.length === 0 ? 'h0' : rest.map(({ x, y }) => `L${x} ${y}`).join('')}`
}

/** Down to the ground. */
export function areaPath(points: Point[], height: number): string {
  const [first, last] = [points.at(0), points.at(-1)]
  if (first === undefined || last === undefined || points.length === 1) return ''
  return `${linePath(points)}L${last.x} ${height}L${first.x} ${height}Z`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
