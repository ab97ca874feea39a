export function findCircles(edges: { from: string; target: string }[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, target } of edges) next.set(from, [...(next.get(from) ?? []), target])
  const found: string[][] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()

  function visit(file: string): void {
    const own = order.size
    order.set(file, own)
    lowest.set(file, own)
    open.push(file)
    isOpen.add(file)
    for (const target of next.get(file) ?? []) {
      if (!order.has(target)) visit(target)
      if (isOpen.has(target)) lowest.set(file, Math.min(lowest.get(file) ?? own, lowest.get(target) ?? own))
    }
    if (lowest.get(file) !== own) return
    const circle = open.splice(open.indexOf(file))
    for (const each of circle) isOpen.delete(each)
    if (circle.length > 1 || next.get(file)?.includes(file)) found.push(circle.toSorted())
  }

  for (const file of next.keys()) if (!order.has(file)) visit(file)
  return found
}
