import { and, eq, isNull } from 'drizzle-orm'
import type { TokenScope } from '../../src/access/tokenScope.ts'
import { byCodePoint, type Db } from '../db.ts'

export type ApiToken = {
  id: string
  name: string
  tokenHash: string
  scopes: readonly TokenScope[]
  /** null: in all information domains. */
  informationDomainId: string | null
  createdBy: string
  createdAt: string
  expiresOn: string
  lastUsedAt: string | null
  revokedAt: string | null
  revokedBy: string | null
}

/** The token with this digest, whatever became of it. */
export async function findApiToken(db: Db, tokenHash: string): Promise<ApiToken | undefined> {
  const { apiToken } = db.tables
  const [found] = await db
    .select()
    .from(apiToken)
    .where(and(eq(apiToken.organisationId, db.organisationId), eq(apiToken.tokenHash, tokenHash)))
  return found
}

/** The newest first, those that are revoked included. */
export async function listApiTokens(db: Db): Promise<ApiToken[]> {
  const { apiToken } = db.tables
  const rows = await db
    .select()
    .from(apiToken)
    .where(eq(apiToken.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, apiToken.createdAt), byCodePoint(db, apiToken.id))
  return rows.reverse()
}

export async function insertApiToken(
  db: Db,
  row: Omit<ApiToken, 'lastUsedAt' | 'revokedAt' | 'revokedBy'>,
): Promise<void> {
  await db.insert(db.tables.apiToken).values({ ...row, organisationId: db.organisationId })
}

export async function saveTokenUse(db: Db, id: string, lastUsedAt: string): Promise<void> {
  const { apiToken } = db.tables
  await db
    .update(apiToken)
    .set({ lastUsedAt })
    .where(and(eq(apiToken.organisationId, db.organisationId), eq(apiToken.id, id)))
}

/** Whether there was a token to revoke: one is revoked once. */
export async function saveRevocation(
  db: Db,
  id: string,
  revocation: { revokedAt: string; revokedBy: string },
): Promise<boolean> {
  const { apiToken } = db.tables
  const saved = await db
    .update(apiToken)
    .set(revocation)
    .where(
      and(
        eq(apiToken.organisationId, db.organisationId),
        eq(apiToken.id, id),
        isNull(apiToken.revokedAt),
      ),
    )
    .returning({ id: apiToken.id })
  return saved.length > 0
}
