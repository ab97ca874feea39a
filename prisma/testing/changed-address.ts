/** @param change the parts that differ, such as `{ password: 'wrong' }` */
export function changedAddress(address: string, change: Partial<URL>): string {
  return Object.assign(new URL(address), change).toString()
}
