/** Events go to programs on this machine only, unless the options allow more. */
export function isLocalEndpoint(url: string): boolean {
  const { hostname } = new URL(url)
  return /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}
