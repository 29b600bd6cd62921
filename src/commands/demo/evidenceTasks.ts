/** Evidence files of the sample city: small, invented, and attached when the checks had been answered. @module */
import { addEvidenceFile, attachEvidenceFile } from '../../assessment/evidence/actions.ts'
import type { EvidenceSource } from '../../assessment/evidence/evidenceFile.ts'
import type { Day } from '../../core/day.ts'
import { uploadedFile } from '../../documents/uploadedFile.ts'
import { type City, domainOf, targetObjectsOf } from './city.ts'
import { samplePdf, samplePng, sampleText } from './sampleFiles.ts'
import type { Task } from './task.ts'

type Sample = {
  readonly domain: 'KERN' | 'SCHULE'
  readonly on: Day
  readonly fileName: string
  readonly data: Uint8Array
  readonly title: string
  readonly sourceKind: EvidenceSource
  readonly source: string
  readonly keptUntilOn: Day | null
  /** Target objects and requirements that it proves. */
  readonly proves: readonly (readonly [code: string, requirement: string])[]
}

const samples: readonly Sample[] = [
  {
    domain: 'KERN',
    on: '2024-08-29',
    fileName: 'update-stand-notebooks.png',
    data: samplePng([260, 240, 250, 120, 245]),
    title: 'Update-Stand der Notebooks',
    sourceKind: 'screenshot',
    source: 'Softwareverteilung, Ansicht „Fehlende Updates“',
    keptUntilOn: '2029-08-29',
    proves: [
      ['C001', 'SYS.2.1.A3'],
      ['C002', 'SYS.2.1.A3'],
    ],
  },
  {
    domain: 'KERN',
    on: '2024-08-30',
    fileName: 'virenschutz-richtlinie.txt',
    data: sampleText(['Richtlinie Virenschutz', 'Echtzeitschutz: ein', 'Signaturen: stündlich']),
    title: 'Richtlinie des Virenschutzes',
    sourceKind: 'export',
    source: 'Verwaltungskonsole des Virenschutzes',
    keptUntilOn: '2029-08-30',
    proves: [
      ['C001', 'SYS.2.1.A6'],
      ['C002', 'SYS.2.1.A6'],
      ['IV001', 'OPS.1.1.4.A3'],
    ],
  },
  {
    domain: 'KERN',
    on: '2024-10-23',
    fileName: 'begehung-serverraum.pdf',
    data: samplePdf([
      'Begehung der Serverräume am 22.10.2024',
      'Türen, Fenster, Klima: ohne Mangel',
    ]),
    title: 'Begehung der Serverräume',
    sourceKind: 'record',
    source: 'Protokoll von Gebäudemanagement und EDV',
    keptUntilOn: '2029-10-22',
    proves: [['R007', 'INF.2.A1']],
  },
  {
    domain: 'KERN',
    on: '2024-06-17',
    fileName: 'ruecksicherung.txt',
    data: sampleText(['Probe der Rücksicherung', 'Dateiserver: vollständig, 41 Minuten']),
    title: 'Probe der Rücksicherung',
    sourceKind: 'report',
    source: 'Sicherungsprogramm, Bericht vom 14.06.2024',
    // Passed at the day of the demonstration: shows what is proposed for deletion.
    keptUntilOn: '2025-04-30',
    proves: [
      ['IV001', 'CON.3.A4'],
      ['IV001', 'CON.3.A5'],
    ],
  },
  {
    domain: 'KERN',
    on: '2025-03-04',
    fileName: 'schreiben-rechenzentrum.pdf',
    data: samplePdf([
      'Schreiben des Rechenzentrums vom 03.03.2025',
      'Zertifikat nach ISO 27001 verlängert',
    ]),
    title: 'Schreiben des Rechenzentrums zum Zertifikat',
    sourceKind: 'provider',
    source: 'Brief vom 03.03.2025',
    keptUntilOn: '2030-03-04',
    proves: [],
  },
  {
    domain: 'SCHULE',
    on: '2025-01-30',
    fileName: 'updates-schulnotebooks.png',
    data: samplePng([200, 255, 180, 230]),
    title: 'Update-Stand der Schulnotebooks',
    sourceKind: 'screenshot',
    source: 'MDM-Konsole, Ansicht „Geräte“',
    keptUntilOn: '2030-01-30',
    proves: [['C002', 'SYS.2.1.A3']],
  },
]

export function evidenceTasks(city: City): Task[] {
  return samples.map((sample) => ({ on: sample.on, run: () => addSample(city, sample) }))
}

async function addSample(city: City, sample: Sample): Promise<void> {
  const domain = domainOf(city, sample.domain)
  const actor = city.actorOf('ISB')
  const { fileName, data, title, sourceKind, source, keptUntilOn, proves, on } = sample
  const file = uploadedFile(fileName, data)
  const described = { title, sourceKind, source, datedOn: on, note: '', keptUntilOn, placeNote: '' }
  await addEvidenceFile(city.deps, actor, domain.id, { ...described, file, place: null })
  const objects = new Map((await targetObjectsOf(city, domain)).map(({ code, id }) => [code, id]))
  for (const [code, requirement] of proves) {
    const place = { targetObjectId: objects.get(code) ?? '', requirement }
    const { sha256 } = file
    await attachEvidenceFile(city.deps, actor, domain.id, place, { sha256, placeNote: '' })
  }
}
