export interface MailedLink {
  token: string
  email: string
}

/** The link behind an address's #; null without one. Only the server can check whether it is valid. */
export function findLink(hash: string): MailedLink | null {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  const [token, email] = [parts.get('token'), parts.get('email')]
  return token === null || email === null || !/^[\w-]{20,100}$/.test(token) || email.length > 254
    ? null
    : { token, email }
}
