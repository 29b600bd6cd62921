/**
 * A workbook with one of everything: cover, protected answers, groups, links, an empty table.
 * @module
 */
import type { Row, Sheet, Workbook } from '../../reports/sheet.ts'

const statuses = ['ja', 'teilweise', 'nein', 'entbehrlich', 'unbearbeitet']
const departments = Array.from({ length: 30 }, (_, index) => `Fachdienst ${index + 1}, Sachgebiet`)
const explanation =
  'Die Clients werden zentral verwaltet, Aktualisierungen innerhalb von 14 Tagen eingespielt und ' +
  'monatlich stichprobenartig geprüft. Ausnahmen sind dokumentiert.'

/** A workbook around the given tables. */
export function workbookOf(sheets: readonly Sheet[]): Workbook {
  return {
    title: 'A.4 Ergebnis des IT-Grundschutz-Checks',
    subject: 'Umsetzung der Anforderungen je Zielobjekt, mit Begründung und Terminen.',
    organisation: 'Stadt Musterstadt',
    scope: 'KERN – Kernverwaltung & Betriebe',
    stateOfData: '2025-05-22T12:30:12.123Z',
    properties: { Export: 'a4' },
    cover: {
      edition: 'IT-Grundschutz-Kompendium Edition 2023',
      chainHead: { sequence: 4711, hash: '9f86d081884c7d659a2feaa0c55ad015'.repeat(2) },
      facts: [
        { label: 'Zielobjekte', value: 20 },
        { label: 'Basis erfüllt', value: { share: 1834 / 1835 } },
        { label: 'Überfällig', value: { value: 14, tone: 'bad' } },
      ],
      notes: ['Das Testat erteilt eine vom BSI zertifizierte Auditteamleitung.'],
      legend: [{ term: 'ja', meaning: 'vollständig umgesetzt', tone: 'good' }],
    },
    sheets,
  }
}

/** Cover and three tables with 300, 20 and no rows. */
export function sampleWorkbook(): Workbook {
  return workbookOf([
    {
      name: 'Prüfungen',
      title: 'Ergebnis des IT-Grundschutz-Checks',
      intro: ['Je Zielobjekt und Anforderung eine Zeile.'],
      frozenColumns: 2,
      columns: [
        { title: 'Anforderung', kind: 'id', width: 14 },
        { title: 'Zielobjekt', kind: 'id', width: 12 },
        {
          title: 'Status',
          kind: 'text',
          width: 14,
          editable: true,
          choices: statuses,
          tones: { ja: 'good', nein: 'bad' },
        },
        { title: 'Erläuterung', kind: 'text', width: 50, editable: true },
        { title: 'Zuständig', kind: 'text', width: 24, editable: true, choices: departments },
        { title: 'Umsetzung bis', kind: 'day', width: 12, editable: true },
        { title: 'Kosten', kind: 'money', width: 14 },
      ],
      rows: checkRows(),
    },
    {
      name: 'Zielobjekte',
      title: 'Zielobjekte',
      columns: [
        { title: 'Code', kind: 'id', width: 10 },
        { title: 'Anzahl', kind: 'int', width: 10 },
        { title: 'Geändert', kind: 'instant', width: 18 },
        { title: 'Quelle', kind: 'text', width: 30 },
      ],
      rows: Array.from({ length: 20 }, (_, index) => targetRow(index)),
    },
    {
      name: 'Ausgelassen',
      title: 'Nicht modellierte Bausteine',
      columns: [
        { title: 'Baustein', kind: 'id', width: 14 },
        { title: 'Begründung', kind: 'text', width: 70 },
      ],
      rows: [],
    },
  ])
}

function* checkRows(): Generator<Row> {
  yield { style: 'group', cells: ['SYS.2.1 Allgemeiner Client auf C001'] }
  for (let index = 1; index <= 300; index += 1) {
    const status = statuses[index % 5] ?? ''
    yield {
      style: status === 'nein' ? 'flagged' : 'plain',
      cells: [
        `SYS.2.1.A${index}`,
        { text: 'C001', link: { sheet: 'Zielobjekte', row: 1 } },
        status,
        index % 3 === 0 ? explanation : '',
        departments[index % 30] ?? '',
        { day: index % 2 === 0 ? '2025-06-30' : null },
        { euroCents: index * 100 + 5 },
      ],
    }
  }
  yield { style: 'total', cells: ['Summe', '', '', '', '', '', { euroCents: 4_516_500 }] }
}

function targetRow(index: number): Row {
  const link = { url: 'https://www.bsi.bund.de/?a=1&b=2' }
  const instant = '2025-05-22T22:30:00.000Z'
  return { cells: [`000${index}`, 1200 + index, { instant }, { text: 'BSI', link }] }
}
