const longest = 60
const longestName = 24

/** For a place that holds one line: both ends of what is before the domain, and the domain's end. */
export function shortAddress(address: string): string {
  if (address.length <= longest) return address
  const at = address.lastIndexOf('@')
  const name = shortened(address.slice(0, at), longestName)
  const domain = address.slice(at + 1)
  const room = longest - name.length - 1
  return `${name}@${domain.length <= room ? domain : `…${domain.slice(1 - room)}`}`
}

function shortened(name: string, most: number): string {
  if (name.length <= most) return name
  const half = Math.floor((most - 1) / 2)
  return `${name.slice(0, half)}…${name.slice(-half)}`
}
