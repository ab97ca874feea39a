/** BigInt: a product of two amounts exceeds doubles. */
export function shareOf(whole: number, total: number, part: number): number {
  return total === 0 ? 0 : Number((2n * BigInt(whole) * BigInt(part) + BigInt(total)) / (2n * BigInt(total)))
}
