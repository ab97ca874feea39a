import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { type Complaint, firstOf } from '../complaint'
import { complainOfPng, isPng } from './png'
import { complainOfSvg, isSvg } from './svg'

export interface Logo {
  type: 'image/svg+xml' | 'image/png'
  body: Buffer
  /** Of its bytes, so that a changed logo has another address. */
  version: string
}

const mostKilobytes = 100

/** A file's path, read once: the app serves what it has checked. */
export const logo = z
  .string()
  .transform((path, context): Logo => {
    const body = read(path)
    const complaint = typeof body === 'string' ? body : complainOf(body)
    if (typeof body !== 'string' && complaint === null) return toLogo(body)
    context.addIssue({ code: 'custom', message: complaint ?? '' })
    return z.NEVER
  })
  .optional()

function read(path: string): Buffer | string {
  try {
    const stat = statSync(/* turbopackIgnore: true */ path)
    if (!stat.isFile()) return 'is a folder: give the path of an SVG or PNG file'
    // Not read when it is large: it may be very large.
    return stat.size > mostKilobytes * 1024 ? tooLarge(stat.size) : readFileSync(/* turbopackIgnore: true */ path)
  } catch {
    return 'names no file that can be read: give the path of an SVG or PNG file'
  }
}

function tooLarge(bytes: number): string {
  return `is ${Math.ceil(bytes / 1024)} KB large, and at most ${mostKilobytes} KB are allowed: use a smaller picture, or an SVG`
}

function complainOf(body: Buffer): Complaint {
  return firstOf(
    () => (isPng(body) || isSvg(body) ? null : 'is neither an SVG nor a PNG: give the path of one'),
    () => (isPng(body) ? complainOfPng(body) : complainOfSvg(body)),
  )
}

function toLogo(body: Buffer): Logo {
  const version = createHash('sha256').update(body).digest('hex').slice(0, 16)
  return { type: isPng(body) ? 'image/png' : 'image/svg+xml', body, version }
}
