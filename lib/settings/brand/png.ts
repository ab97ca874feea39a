import type { Complaint } from '../complaint'
import { complainOfShape } from './shape'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
const mostPixels = 2048

/** By its first bytes: https://www.w3.org/TR/png-3/#5PNG-file-signature */
export function isPng(body: Buffer): boolean {
  return body.subarray(0, signature.length).equals(signature)
}

/** A small file may unfold into a very large picture. */
export function complainOfPng(body: Buffer): Complaint {
  if (body.length < 33 || body.toString('latin1', 12, 16) !== 'IHDR') return 'is a broken PNG: export it again'
  const [width, height] = [body.readUInt32BE(16), body.readUInt32BE(20)]
  const isFair = [width, height].every((side) => side > 0 && side <= mostPixels)
  return isFair
    ? complainOfShape(width, height)
    : `is empty or more than ${mostPixels} pixels wide or high: export it in another size`
}
