/** In proportion, halves upwards; in whole numbers, since a product of two amounts is more than a double holds. */
export function shareOf(whole: number, total: number, part: number): number {
  return total === 0 ? 0 : Number((2n * BigInt(whole) * BigInt(part) + BigInt(total)) / (2n * BigInt(total)))
}
