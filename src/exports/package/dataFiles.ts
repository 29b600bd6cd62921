/** The rows of a snapshot as JSON, one file for each kind of thing; docs/pruefpaket.md lists them. @module */
import type { Db } from '../../../db/db.ts'
import { frozenNames } from '../../../db/freeze/freezeDomain.ts'
import type { FrozenName } from '../../../db/freeze/frozenTables.ts'
import { listFrozenFields, readFrozenRows } from '../../../db/freeze/readFrozenRows.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { canonicalJson } from '../../core/canonicalJson.ts'
import { fieldLabel } from '../fieldLabels.ts'

type DataFile = { readonly file: string; readonly title: string }

export const dataFiles: Record<FrozenName, DataFile> = {
  organisation: { file: 'institution', title: 'Institution' },
  informationDomain: { file: 'informationsverbuende', title: 'Informationsverbünde' },
  user: { file: 'zugaenge', title: 'Namen der Zugänge' },
  membership: { file: 'rollen', title: 'Rollen der Zugänge' },
  person: { file: 'ansprechpartner', title: 'Verantwortliche' },
  site: { file: 'standorte', title: 'Standorte' },
  room: { file: 'raeume', title: 'Räume' },
  targetObject: { file: 'zielobjekte', title: 'Zielobjekte' },
  targetObjectLink: { file: 'abhaengigkeiten', title: 'Abhängigkeiten der Zielobjekte' },
  device: { file: 'geraete', title: 'IT-Geräte, ohne Inhaber' },
  deviceRepair: { file: 'reparaturen', title: 'Reparaturen' },
  deviceLoss: { file: 'verluste', title: 'Verluste' },
  deviceRetirement: { file: 'aussonderungen', title: 'Aussonderungen' },
  deviceFile: { file: 'geraete-dateien', title: 'Verzeichnis der Dateien zu Geräten' },
  fundingProgramme: { file: 'foerderprogramme', title: 'Förderprogramme' },
  operatingSystemSupport: {
    file: 'betriebssysteme',
    title: 'Ende der Unterstützung von Betriebssystemen',
  },
  application: { file: 'fachanwendungen', title: 'Fachanwendungen' },
  groupRefusal: { file: 'abgelehnte-gruppen', title: 'Abgelehnte Gruppenvorschläge' },
  moduleDecision: { file: 'bausteine', title: 'Entscheidungen zu Bausteinen' },
  conditionAnswer: { file: 'modellierungsfragen', title: 'Antworten zur Modellierung' },
  protectionNeed: { file: 'schutzbedarf', title: 'Schutzbedarf' },
  suggestion: { file: 'vorschlaege', title: 'Vorschläge' },
  check: { file: 'pruefungen', title: 'IT-Grundschutz-Check' },
  measure: { file: 'massnahmen', title: 'Maßnahmen' },
  measureCheck: {
    file: 'massnahmen-anforderungen',
    title: 'Welche Anforderungen eine Maßnahme erfüllt',
  },
  progressDay: { file: 'fortschritt', title: 'Fortschritt je Tag' },
  blob: { file: 'dateien', title: 'Verzeichnis der Dateien mit Prüfsummen' },
  document: { file: 'dokumente', title: 'Dokumente' },
  documentTopic: { file: 'dokument-themen', title: 'Abgearbeitete Themen der Dokumente' },
  documentVersion: { file: 'dokument-versionen', title: 'Versionen der Dokumente' },
  evidenceLink: { file: 'nachweise', title: 'Nachweise zu Anforderungen' },
  evidenceFile: { file: 'nachweis-dateien', title: 'Dateien, die Anforderungen belegen' },
  evidenceFileCheck: {
    file: 'nachweis-dateien-anforderungen',
    title: 'Welche Datei welche Anforderung belegt',
  },
  milestone: { file: 'meilensteine', title: 'Meilensteine' },
  milestoneDomain: {
    file: 'meilensteine-verbuende',
    title: 'Informationsverbünde der Meilensteine',
  },
  milestoneExtension: { file: 'verlaengerungen', title: 'Verlängerungen der Meilensteine' },
  wibaAnswer: { file: 'wiba-antworten', title: 'Antworten auf WiBA-Prüffragen' },
  wibaAssignment: { file: 'wiba-zustaendige', title: 'Zuständige für WiBA-Prüffragen' },
  finding: { file: 'feststellungen', title: 'Feststellungen aus Prüfungen' },
  importRun: { file: 'eingelesene-listen', title: 'Eingelesene Listen' },
}

/** All files with their content, which is drawn once. */
export function listDataFiles(
  db: Db,
  { id }: InformationDomain,
): (DataFile & { lines: AsyncIterable<string> })[] {
  return frozenNames.map((name) => ({
    ...dataFiles[name],
    lines: jsonLines(readFrozenRows(db, name, id)),
  }))
}

/** What stands in the files: their fields, with a German word where the program has one. */
export function describeDataFiles(db: Db): string {
  const described = frozenNames.map((name) => ({
    file: `daten/${dataFiles[name].file}.json`,
    title: dataFiles[name].title,
    fields: listFrozenFields(db, name).map((field) => ({ name: field, label: fieldLabel(field) })),
  }))
  return `${canonicalJson(described)}\n`
}

/** One JSON array, a row a line, so that two packages can be compared line by line. */
export async function* jsonLines(parts: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  let isFirst = true
  for await (const part of parts) {
    if (part.length === 0) continue
    yield part
      .map((row, index) => `${isFirst && index === 0 ? '[\n' : ',\n'}${canonicalJson(row)}`)
      .join('')
    isFirst = false
  }
  yield isFirst ? '[]\n' : '\n]\n'
}
