import { eq } from 'drizzle-orm'
import type { MailSettings } from '../../src/reminders/mailSettings.ts'
import type { Db } from '../db.ts'
import { ensureSaved } from './saved.ts'

/** `version` counts the saves. */
export type StoredMailSettings = MailSettings & { readonly version: number }

/** The organisation's own mail server; undefined while nobody entered one. */
export async function findMailSettings(db: Db): Promise<StoredMailSettings | undefined> {
  const { host, port, security, user, senderName, senderAddress, replyTo, version } =
    db.tables.mailSettings
  const [found] = await db
    .select({ host, port, security, user, senderName, senderAddress, replyTo, version })
    .from(db.tables.mailSettings)
    .where(eq(db.tables.mailSettings.organisationId, db.organisationId))
  return found
}

/** `version` 0 the first time. Throws `conflict` when somebody else saved since it was read. */
export async function saveMailSettings(
  db: Db,
  version: number,
  settings: MailSettings,
): Promise<void> {
  const { mailSettings } = db.tables
  const { organisationId } = db
  const saved = await db
    .insert(mailSettings)
    .values({ ...settings, version: 1, organisationId })
    .onConflictDoUpdate({
      target: mailSettings.organisationId,
      set: { ...settings, organisationId: undefined, version: version + 1 },
      setWhere: eq(mailSettings.version, version),
    })
    .returning({ version: mailSettings.version })
  ensureSaved(saved, 'Die Einstellung des Mailservers')
}

export async function deleteMailSettings(db: Db): Promise<void> {
  const { mailSettings } = db.tables
  await db.delete(mailSettings).where(eq(mailSettings.organisationId, db.organisationId))
}
