/** Whether events may be sent there: to programs of this machine, unless more was allowed. */
export function isOnThisMachine(url: string): boolean {
  const { hostname } = new URL(url)
  return /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}
