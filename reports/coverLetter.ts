/** The letter in front of an audit package (Anschreiben): values in, a tagged PDF out. @module */
import { type Day, germanDay, germanInstant, type Instant } from '../src/core/day.ts'
import { germanNumber } from './cover.ts'
import { breakableText } from './pdf/printableText.ts'
import { ownerOf } from './pdf/reportHead.ts'
import { type PdfStandard, writePdf } from './pdf/writePdf.ts'
import { notRequired, testatIsGiven } from './testatWords.ts'

export type CoverLetter = {
  readonly organisation: string
  readonly informationDomain: { readonly code: string; readonly name: string }
  /** `contentSha256` in hexadecimal. */
  readonly snapshot: {
    readonly number: number
    readonly name: string
    readonly day: Day
    readonly takenAt: Instant
    readonly contentSha256: string
  }
  /** Title of the catalogue's edition. */
  readonly edition: string
  readonly programVersion: string
  /** Null as long as nothing was recorded. */
  readonly chainHead: { readonly sequence: number; readonly hash: string } | null
  /** Name of the ZIP, as the command that checks it names it. */
  readonly packageName: string
  /** In the order of the archive, without the letter itself and the manifest. */
  readonly files: readonly {
    readonly name: string
    /** A few German words on what is in it. */
    readonly description: string
    readonly sha256: string
  }[]
  /** What is missing for a Testat, the gravest first. */
  readonly gaps: readonly { readonly text: string; readonly count: number }[]
}

/** The same bytes for the same values; its date is that of the snapshot. */
export function writeCoverLetter(
  letter: CoverLetter,
  standard: PdfStandard = 'ua-1',
): Promise<Uint8Array> {
  const { organisation, informationDomain, snapshot, gaps } = letter
  return writePdf({
    template: 'coverLetter',
    standard,
    at: snapshot.takenAt,
    data: {
      report: {
        title: 'Anschreiben zum Prüfpaket',
        short: 'Anschreiben zum Prüfpaket',
        subject:
          'Was im Paket liegt, was noch fehlt und wie sich prüfen lässt, dass es unverändert ist',
        organisation,
        domain: informationDomain.name,
        owner: ownerOf(organisation, informationDomain.name),
        state: `${germanDay(snapshot.day)}, Stand Nr. ${snapshot.number}`,
        chain: footOfChain(letter),
      },
      lead: `${informationDomain.name} (${informationDomain.code}), Stand zum ${germanDay(snapshot.day)}`,
      opening: openingOf(letter),
      gaps: gaps.map(({ count, text }) => [germanNumber(count), text]),
      noGap,
      limits: [notRequired, testatIsGiven],
      steps: stepsOf(letter),
      provenance: provenanceOf(letter),
      files: letter.files.map(({ name, description, sha256 }) => [
        breakableText(name, 30),
        description,
        sha256,
      ]),
    },
  })
}

/** The same letter for who opens no PDF. */
export function coverLetterText(letter: CoverLetter): string {
  const { organisation, informationDomain, snapshot, gaps, files } = letter
  const indented = (text: string) => `    ${text}`
  return [
    `${organisation} · ${informationDomain.name} (${informationDomain.code})`,
    `Anschreiben zum Prüfpaket, Stand zum ${germanDay(snapshot.day)}`,
    '',
    ...openingOf(letter).flatMap((paragraph) => [paragraph, '']),
    'Was für ein Testat noch fehlt',
    '',
    ...(gaps.length === 0
      ? [noGap]
      : gaps.map(({ count, text }) => `${germanNumber(count).padStart(8)}  ${text}`)),
    '',
    ...[notRequired, testatIsGiven, ''],
    'So prüfen Sie das Paket',
    '',
    ...stepsOf(letter).flatMap(([what, command], index) => [
      `${index + 1}. ${what}`,
      ...(command === '' ? [] : ['', indented(command)]),
      '',
    ]),
    'Herkunft',
    '',
    ...provenanceOf(letter).map(([label, value]) => `  ${`${label}:`.padEnd(24)} ${value}`),
    '',
    'Inhalt, mit Prüfsummen (SHA-256)',
    '',
    ...files.flatMap(({ name, description, sha256 }) => [
      `  ${name}`,
      indented(description),
      indented(sha256),
    ]),
    '',
  ].join('\n')
}

const noGap = 'Die erfassten Daten zeigen keine Lücke.'

function openingOf({ organisation, snapshot, files, packageName }: CoverLetter): string[] {
  return [
    'Sehr geehrte Damen und Herren,',
    `dieses Paket („${packageName}“) zeigt, wie weit ${organisation} mit der Basis-Absicherung nach IT-Grundschutz ist. Es enthält ${files.length === 1 ? 'eine Datei' : `${germanNumber(files.length)} Dateien`} aus dem festgehaltenen Stand Nr. ${snapshot.number} „${snapshot.name}“. Spätere Änderungen sind nicht darin; aus demselben Stand entsteht immer dasselbe Paket, Byte für Byte.`,
    'Was für ein Testat noch fehlt, steht zuerst. Danach steht, wie Sie ohne Vertrauen in uns prüfen, dass nichts nachträglich geändert wurde.',
  ]
}

/** Each with the command to type, or ''. */
function stepsOf({ packageName, chainHead }: CoverLetter): [what: string, command: string][] {
  return [
    [
      'Nehmen Sie die Datei pruefe.mjs aus dem öffentlichen Quelltext von Basislotse (reports/package/pruefe.mjs) oder aus einer Anwendung, der Sie vertrauen (Hilfe → Prüfprogramm); sie liegt mit Absicht nicht in diesem Paket: Dann prüft nicht, wer geprüft wird. Sie braucht nur Node.js ab Version 20 und keine Verbindung ins Netz.',
      '',
    ],
    [
      'Rufen Sie sie auf. Sie prüft jede Datei gegen das Verzeichnis manifest.json und die ganze Kette der Ereignisse im Ordner protokoll, und sagt auf Deutsch, was stimmt und was nicht.',
      `node pruefe.mjs ${packageName}`,
    ],
    [
      chainHead
        ? 'Vergleichen Sie den Kopf der Prüfkette unten mit einem, den Sie auf anderem Weg bekommen haben, zum Beispiel mit der monatlichen Mail. Steht dessen Ereignis mit derselben Prüfsumme im Protokoll, wurde bis dahin nichts umgeschrieben.'
        : 'Eine Prüfkette gibt es noch nicht: Es wurde noch kein Ereignis festgehalten.',
      '',
    ],
  ]
}

function provenanceOf(letter: CoverLetter): [string, string][] {
  const { snapshot, edition, programVersion, chainHead, informationDomain } = letter
  return [
    ['Informationsverbund', `${informationDomain.code} – ${informationDomain.name}`],
    ['Stand', `Nr. ${snapshot.number} „${snapshot.name}“ zum ${germanDay(snapshot.day)}`],
    ['Festgehalten am', germanInstant(snapshot.takenAt)],
    ['Prüfsumme des Standes', snapshot.contentSha256],
    ['Kopf der Prüfkette', chainHead ? `Ereignis Nr. ${chainHead.sequence}` : 'noch keiner'],
    ...(chainHead ? [['Prüfsumme des Kopfes', chainHead.hash] satisfies [string, string]] : []),
    ['Edition', edition],
    ['Programmversion', `Basislotse ${programVersion}`],
  ]
}

function footOfChain({ chainHead }: CoverLetter): string {
  return chainHead
    ? `Kopf der Prüfkette: Nr. ${chainHead.sequence}, ${chainHead.hash.slice(0, 16)}…`
    : 'Noch keine Prüfkette'
}
