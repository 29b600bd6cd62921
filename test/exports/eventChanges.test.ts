import { describe, expect, it } from 'vitest'
import { listFieldChanges } from '../../src/exports/eventChanges.ts'

const names: Readonly<Record<string, string>> = { p1: 'Leitung EDV', t1: 'KERN C001' }
const nameOf = (id: string) => names[id] ?? id

describe('the changes of an event', () => {
  it.each([
    [
      'a word for a status and a name for a person',
      'check_saved',
      {
        before: { status: 'open', responsibleId: null },
        after: { status: 'no', responsibleId: 'p1' },
      },
      ['Status: unbearbeitet → nein', 'Verantwortlich:  → Leitung EDV'],
    ],
    [
      'days, instants, money and truth as Germans write them',
      'measure_created',
      {
        after: {
          dueOn: '2025-06-30',
          checkedAt: '2025-01-01T11:00:00.000Z',
          materialOnceCents: 123_456,
          personalData: false,
        },
      },
      [
        'Umsetzung bis:  → 30.06.2025',
        'Geprüft am:  → 01.01.2025, 12:00 Uhr',
        'Sachmittel einmalig:  → 1234,56 €',
        'Personenbezogene Daten:  → nein',
      ],
    ],
    [
      'an attribute by what was asked',
      'target_object_created',
      { after: { attributes: { usesWlan: true } } },
      ['Merkmale:  → „Nutzen diese Geräte WLAN?“: ja'],
    ],
    [
      'only what differs, when the whole of before is there',
      'measure_changed',
      { before: { title: 'A', status: 'planned', id: 'x' }, after: { title: 'A', status: 'done' } },
      ['Status: geplant → erledigt'],
    ],
    [
      'what is gone',
      'link_removed',
      { before: { fromId: 't1', relation: 'located_in' } },
      ['Von: KERN C001 → ', 'Beziehung: steht in → '],
    ],
    [
      'the level of a need, which is another than that of a requirement',
      'protection_need_set',
      { after: { level: 'high' } },
      ['Stufe:  → hoch'],
    ],
    [
      'the level of a requirement',
      'check_saved',
      { after: { level: 'high' } },
      ['Stufe:  → erhöht'],
    ],
    [
      'what stands beside before and after, lists in one line',
      'measure_changed',
      { serves: [{ targetObjectId: 't1', requirement: 'SYS.2.1.A1' }] },
      ['Dient den Anforderungen:  → Zielobjekt: KERN C001, Anforderung: SYS.2.1.A1'],
    ],
    [
      'a field that has no word under its own name, whatever it is called',
      'list_imported',
      { after: { constructor: 'x', neu: 1 } },
      ['constructor:  → x', 'neu:  → 1'],
    ],
    [
      'where a row was read from',
      'room_created',
      { after: {}, from: { file: 'raeume.xlsx', row: 7, sheet: 'Räume' } },
      ['Eingelesen aus:  → Datei: raeume.xlsx, Zeile: 7, Blatt: Räume'],
    ],
    [
      'a suggestion by where it comes from and what it is about',
      'suggestion_made',
      { after: { kind: 'check_from_wiba', subject: 't1' } },
      ['Art:  → Antwort im WiBA', 'Gegenstand:  → KERN C001'],
    ],
    [
      'what the catalogue calls a topic, a family and a profile',
      'target_object_created',
      {
        after: { topic: 'awareness', attributes: { osFamily: 'windows_server' }, progress: 'wiba' },
        profile: 'kommunalverwaltung',
        edited: ['count', 'description'],
      },
      [
        'Thema:  → Beschäftigte einbeziehen',
        'Merkmale:  → Betriebssystem: Windows Server',
        'Fortschritt aus:  → WiBA-Prüffragen mit ja',
        'Profil:  → Kommunalprofil',
        'Von Hand geändert:  → Anzahl; Beschreibung',
      ],
    ],
    ['nothing technical', 'site_created', { after: { id: 's', nameKey: 'x', version: 1 } }, []],
    ['nothing of an event without details', 'x', {}, []],
  ])('tell %s', (_what, kind, details, expected) => {
    const changes = listFieldChanges(kind, { actor: 'ISB', ...details }, nameOf)

    expect(changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`)).toEqual(
      expected,
    )
  })
})
