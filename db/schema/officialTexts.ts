/** Official texts of the BSI that an organisation imported itself. @module */
import {
  type OfficialBlocks,
  type OfficialSource,
  type OfficialState,
  officialSources,
  officialStates,
} from '../../src/exchange/officialTexts/officialText.ts'
import { type Columns, oneOf } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineOfficialTexts(c: Columns, { organisation }: OrganisationTables) {
  const ofImport = () => ({
    organisationId: c
      .text()
      .notNull()
      .references(() => organisation.id),
    source: c.text().$type<OfficialSource>().notNull(),
    state: c.text().$type<OfficialState>().notNull(),
  })

  /** The file that the texts come from. */
  const officialImport = c.table(
    'official_import',
    {
      ...ofImport(),
      fileName: c.text().notNull(),
      fileSha256: c.text().notNull(),
      textCount: c.int().notNull(),
      importedAt: c.instant().notNull(),
      importedBy: c.text().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.source, t.state] }),
      c.check('official_import_source', oneOf(t.source, officialSources)),
      c.check('official_import_state', oneOf(t.state, officialStates)),
    ],
  )

  const officialText = c.table(
    'official_text',
    {
      ...ofImport(),
      /** A requirement's identifier, or a question's. */
      key: c.text().notNull(),
      position: c.int().notNull(),
      title: c.text().notNull(),
      blocks: c.json<OfficialBlocks>().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.source, t.state, t.key] }),
      c.foreignKey({
        name: 'official_text_import',
        columns: [t.organisationId, t.source, t.state],
        foreignColumns: [
          officialImport.organisationId,
          officialImport.source,
          officialImport.state,
        ],
      }),
    ],
  )

  return { officialImport, officialText }
}
