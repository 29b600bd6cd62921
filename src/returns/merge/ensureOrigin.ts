/** Whether a workbook that came back was issued from this data, said in words that lead on. @module */
import { Failure } from '../../core/failure.ts'
import type { WorkbookOrigin } from '../../exchange/workbookOrigin.ts'

type Here = {
  readonly organisationId: string
  readonly domain: { readonly id: string; readonly code: string }
  /** The last event of the trail. */
  readonly head: number
  /** The hash of the event that the workbook names; undefined where the trail does not reach so far. */
  readonly hash: string | undefined
}

/** Throws `invalid` for a workbook of another organisation or information domain, and one that the trail does not know. */
export function ensureOrigin(
  origin: WorkbookOrigin | undefined,
  here: Here,
  file: string,
): WorkbookOrigin {
  if (!origin) {
    throw refuse(
      `„${file}“ nennt nicht, aus welchem Stand sie kommt (das ausgeblendete Blatt „Herkunft“ fehlt oder ist geändert). Übernehmen lässt sich nur eine Arbeitsmappe, die dieses Programm ausgegeben hat: der Export A.4, ein Fragebogen oder die Konflikte eines Rücklaufs, gespeichert als XLSX oder ODS.`,
    )
  }
  if (origin.organisationId !== here.organisationId) {
    throw refuse(
      `„${file}“ gehört zu einer anderen Organisation (${origin.organisation || 'ohne Namen'}). Es wurde nichts übernommen.`,
    )
  }
  if (origin.domainId !== here.domain.id) {
    throw refuse(
      `„${file}“ gehört zum Informationsverbund ${origin.domainCode}, nicht zu ${here.domain.code}. Bitte wählen Sie dort „Rücklauf“.`,
    )
  }
  if (origin.sequence > here.head) {
    throw refuse(
      `„${file}“ wurde nach Ereignis ${origin.sequence} ausgegeben, das Änderungsprotokoll endet aber bei Ereignis ${here.head}. Entweder wurde die Datenbank aus einer älteren Sicherung wiederhergestellt, oder die Datei ist gefälscht. Bitte geben Sie die Arbeitsmappe neu aus und übertragen Sie die Antworten.`,
    )
  }
  if (origin.hash !== here.hash) {
    throw refuse(
      `Die Prüfsumme in „${file}“ passt nicht zu Ereignis ${origin.sequence} des Änderungsprotokolls. Entweder wurde nach der Ausgabe eine ältere Sicherung wiederhergestellt und darin weitergearbeitet, oder die Datei ist gefälscht. Bitte geben Sie die Arbeitsmappe neu aus und übertragen Sie die Antworten.`,
    )
  }
  return origin
}

function refuse(message: string): Failure {
  return new Failure('invalid', message, { datei: message })
}
