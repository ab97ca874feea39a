import type { AdminId } from '../ids'

/** What a key lets its service do: charge and follow charges; ask who can be paid. */
export type KeyScope = 'charges' | 'readiness'

/** A key of one of the platform's own services, as staff see it. */
export interface ServiceKey {
  id: string
  name: string
  /** The secret's last four characters. */
  hint: string
  scopes: KeyScope[]
  /** The admin; the address is null when nobody has that id any more. */
  madeBy: { id: AdminId; email: string | null }
  madeAt: Date
  /** To the minute; null: never. */
  lastUsedAt: Date | null
  revokedAt: Date | null
}

export interface KeyList {
  keys: ServiceKey[]
  next: string | null
}

export interface KeyStore {
  /** A page of them: those in use first, the newest first. `next` leads on; null: there are no more. */
  keys(cursor: string | null): Promise<KeyList>
  /** Makes a key, with the decision. The secret is answered this once and kept nowhere. */
  makeKey(key: { name: string; scopes: KeyScope[] }, adminId: AdminId): Promise<{ id: string; secret: string }>
  /** Ends a key at once, with the decision. Answers whether it did; false when it had ended, or never was. */
  revokeKey(id: string, adminId: AdminId): Promise<boolean>
  /** Who asks with the secret; null when no key in use has it. Notes the use, once a minute. */
  findKey(secret: string): Promise<Pick<ServiceKey, 'id' | 'scopes'> | null>
  /**
   * Keeps for a day which request a caller's own name for it stood for. Answers false when the name stands for another.
   * @param request all that tells it from others; only a hash is kept
   */
  keepRequest(keyId: string, name: string, request: string): Promise<boolean>
}
