export interface Sender {
  name: string
  address: string
}

/** `Name <address>` or a bare address, which gets the other name. */
export function toSender(from: string, nameOtherwise: string): Sender {
  const [, name = '', address = from] = /^(.*)<([^<>]*)>$/.exec(from) ?? []
  return { name: unquoted(name.trim()) || nameOtherwise, address: address.trim() }
}

function unquoted(name: string): string {
  return /^"(.*)"$/.exec(name)?.[1]?.replace(/\\(.)/g, '$1') ?? name
}
