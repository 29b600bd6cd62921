/** `verify`: the data of this installation, or a package. @module */
import { readVerifier } from '../../reports/package/verifierFile.ts'
import { Failure } from '../core/failure.ts'
import { codeOf } from '../platform/explainError.ts'
import { type Command, type CommandCall, isSet } from './command.ts'
import { inspect } from './inspectStore.ts'
import { whileWaiting } from './progress.ts'
import { configOf, ensureDataThere, withStore } from './workplace.ts'

export const verify: Command = {
  name: 'verify',
  positionals: ['[PAKET]'],
  summary: 'prüft die Datenbank und das Änderungsprotokoll, oder ein Prüfpaket',
  get details() {
    const { fileName, sha256 } = readVerifier()
    return `Mit PAKET wird ein Prüfpaket (ZIP) geprüft, ohne Datenbank: Aufbau, jede Datei und die ganze Kette der Ereignisse.
Dasselbe tut das eigenständige Prüfprogramm ${fileName} mit Node.js allein: node ${fileName} PAKET
Es liegt unter „Hilfe“ zum Herunterladen bereit. SHA-256 ${sha256}`
  },
  options: {
    kopf: {
      type: 'string',
      value: 'HASH',
      text: 'Kopf der Kette, der früher verschickt oder gedruckt wurde; er muss in ihr vorkommen',
      multiple: true,
    },
  },
  hasJson: true,
  run: (call) => (call.positionals.length > 0 ? verifyPackages(call) : verifyData(call)),
}

async function verifyData(call: CommandCall): Promise<number> {
  if (call.values.kopf !== undefined) {
    throw new Failure('invalid', 'Bitte nennen Sie mit --kopf auch das Prüfpaket.')
  }
  ensureDataThere(configOf(call))
  const report = await whileWaiting(call.io, 'Datenbank und Änderungsprotokoll prüfen', () =>
    withStore(call, inspect),
  )
  if (isSet(call, 'json')) call.io.out(JSON.stringify(report, null, 2))
  else call.io.out(report.lines.join('\n'))
  for (const problem of report.problems) call.io.err(problem)
  return report.problems.length === 0 ? 0 : 1
}

/** Runs the very file that is handed out to auditors. */
async function verifyPackages(call: CommandCall): Promise<number> {
  const [path = ''] = call.positionals
  const verifier = await import('../../reports/package/pruefe.mjs')
  const heads = [call.values.kopf ?? []].flat().map((text) => {
    const head = verifier.normaliseHead(String(text))
    if (head !== undefined) return head
    throw new Failure('invalid', 'Der Kopf der Kette hat 64 Zeichen (0–9, a–f).')
  })
  const report = await whileWaiting(call.io, 'Prüfpaket prüfen', () =>
    verifier.verifyPackage(path, { heads }).catch((error: unknown) => {
      throw unreadable(path, error)
    }),
  )
  call.io.out(
    isSet(call, 'json')
      ? JSON.stringify(report, null, 2)
      : verifier.describeReport(report).join('\n'),
  )
  return verifier.exitCodeOf(report)
}

function unreadable(path: string, error: unknown): unknown {
  const code = codeOf(error)
  if (code === 'ENOENT') return new Failure('not_found', `Das Prüfpaket ${path} gibt es nicht.`)
  if (code === 'EISDIR') return new Failure('invalid', `${path} ist keine Datei.`)
  return error
}
