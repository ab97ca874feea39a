import type { DecidedBy } from '../decisions/decision'
import type { AdminId } from '../vocabulary/ids'
import type { KeyScope } from '../vocabulary/key-scope'

/** A key of one of the platform's own services, as staff see it. */
export interface ApiKey {
  id: string
  name: string
  /** The secret's last four characters. */
  hint: string
  scopes: KeyScope[]
  /** The address is null when nobody has that id any more; a key goes on when its maker is no admin any more. */
  madeBy: { id: AdminId; email: string | null; isAdmin: boolean }
  madeAt: Date
  /** To the minute; null: never. */
  lastUsedAt: Date | null
  revokedAt: Date | null
}

export interface KeyList {
  keys: ApiKey[]
  next: string | null
}

export interface KeyStore {
  /** A page of them: those in use first, the newest first. `next` leads on; null: there are no more. */
  keys(cursor: string | null): Promise<KeyList>
  /** Makes a key, with the decision. The secret is answered this once and kept nowhere. */
  makeKey(key: { name: string; scopes: KeyScope[] }, adminId: AdminId): Promise<{ id: string; secret: string }>
  /** The same under an id that came with the form: sent twice, it is one key, and the second time the key that stands. */
  makeKeyOnce(
    id: string,
    key: { name: string; scopes: KeyScope[] },
    adminId: AdminId,
  ): Promise<{ secret: string } | { existing: ApiKey }>
  /** Ends a key at once, with the decision. Answers whether it did; false when it had ended, or never was. */
  revokeKey(id: string, adminId: AdminId): Promise<boolean>
  /** Those in use that the person behind the address made, the newest first. */
  keysMadeBy(email: string): Promise<ApiKey[]>
  /** Ends them all at once, each with its decision; answers how many. */
  revokeKeysMadeBy(email: string, by: DecidedBy): Promise<number>
  /** Who asks with the secret; null when no key in use has it. Notes the use, once a minute. */
  findKey(secret: string): Promise<Pick<ApiKey, 'id' | 'scopes'> | null>
  /**
   * Keeps for a day which request a caller's own name for it stood for. Answers whether the name stands for another, and
   * the charge that one was for; null: that is not known.
   * @param request all that tells it from others; only a hash is kept
   */
  keepRequest(
    keyId: string,
    name: string,
    request: { told: string; reference: string },
  ): Promise<{ isOther: false } | { isOther: true; reference: string | null }>
}
