import type { OpenDuty } from '../../../db/queries/openDuties.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import type { Disclosure } from '../../core/personalData/disclosure.ts'
import { mentions } from '../../core/personalData/mentions.ts'
import { Button, Form, type FormState, Hidden, SelectField, TextField } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'

const persons = '/verwaltung/datenschutz/personen'

type ErasureProps = {
  disclosure: Disclosure
  duties: readonly OpenDuty[]
  /** Who may take over. */
  successors: readonly Person[]
  state: FormState
  csrfToken: string
}

export function ErasurePage(props: ErasureProps) {
  const { subject } = props.disclosure
  return (
    <>
      <Heading
        title={`${subject.name} löschen`}
        lead="Das lässt sich nicht zurücknehmen. Alles geschieht zusammen oder gar nicht."
      />
      <GoingSection {...props} />
      <StayingSection {...props} />
      <ErasureForm {...props} />
    </>
  )
}

function countOf({ rows }: Disclosure, tables: readonly string[]): number {
  return rows.filter(({ table }) => tables.includes(table)).length
}

function GoingSection({ disclosure }: ErasureProps) {
  const { subject, events } = disclosure
  const words = [...subject.names, ...subject.emails]
  const naming = events.filter(({ details }) =>
    words.some((word) => mentions(details ?? '', JSON.stringify(word).slice(1, -1))),
  )
  const names = disclosure.rows.filter(({ kind }) => kind === 'name').length
  return (
    <section>
      <h2>Was gelöscht oder ersetzt wird</h2>
      <ul>
        {subject.userId === null ? null : (
          <li>
            Der Zugang: Name, Mailadresse, Kennwort, zweiter Faktor, Rollen, Vertretungen, Sitzungen
            ({countOf(disclosure, ['session'])}), gemerkte Listen, Kalender, hochgeladene Listen,
            Zugriffsprotokoll ({countOf(disclosure, ['accessLog'])}). Schlüssel der Schnittstelle,
            die diese Person angelegt hat, werden widerrufen.
          </li>
        )}
        <li>
          Der Ansprechpartner: Aus Name, Fachbereich und Mailadresse wird „Gelöschte Person“ mit
          einer Nummer.
        </li>
        <li>
          {names} Einträge, an denen der Name steht („geprüft von“, „freigegeben von“), nennen
          stattdessen „Gelöschte Person“; ebenso jeder Stand zum Stichtag.
        </li>
        <li>
          {naming.length} Ereignisse des Änderungsprotokolls nennen die Person. Ihre Einzelheiten
          werden entfernt; dass sie stattfanden, bleibt, und die Kette der Prüfsummen bleibt ganz.
        </li>
        <li>Erinnerungen an die Person: {countOf(disclosure, ['reminder'])}.</li>
      </ul>
    </section>
  )
}

function StayingSection({ disclosure }: ErasureProps) {
  const { texts } = disclosure
  const lent = countOf(disclosure, ['deviceLoan'])
  const devices = disclosure.rows.filter(({ kind }) => kind === 'holder').length
  return (
    <section>
      <h2>Was bleibt, und warum</h2>
      <ul>
        <li>
          Was die Person festgestellt und entschieden hat, ohne ihren Namen: Es gehört zum Nachweis
          der Stadt.
        </li>
        <li>
          {texts.length} freie Texte mit dem Namen: Nur ein Mensch kann sagen, wer gemeint ist. Die
          Auskunft nennt jede Stelle.
        </li>
        <li>
          {devices} Geräte und {lent} Leihen mit demselben Namen: Geräte ändern Sie von Hand, Leihen
          folgen ihrer Löschfrist.
        </li>
        <li>Inhalte von Dateien, schon erstellte Prüfpakete, und Sicherungen bis zu ihrem Ende.</li>
      </ul>
    </section>
  )
}

function ErasureForm({ disclosure, duties, successors, state, csrfToken }: ErasureProps) {
  const { subject } = disclosure
  return (
    <section>
      <h2>Löschen</h2>
      <Form
        action={`${persons}/${subject.id}/loeschung`}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        {duties.length === 0 ? (
          <>
            <Hidden values={{ successorId: '' }} />
            <p>Offen ist nichts, was jemand übernehmen müsste.</p>
          </>
        ) : (
          <SelectField
            state={state}
            name="successorId"
            label={`Wer übernimmt ${duties.length} offene Zuständigkeiten`}
            hint="Zielobjekte, nicht erfüllte Anforderungen, laufende Maßnahmen, gültige Dokumente, WiBA-Prüffragen. Jede Übergabe steht im Verlauf."
            none="Bitte wählen"
            options={successors.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextField
          state={state}
          name="reason"
          label="Grund"
          hint="Ohne Namen, zum Beispiel „Antrag vom 02.05.2025“. Er steht im Änderungsprotokoll."
          maxlength={500}
        />
        <TextField
          state={state}
          name="confirmation"
          label={`Zur Bestätigung der Name: ${subject.name}`}
          maxlength={200}
        />
        <div class="form-actions">
          <Button isPrimary>Person löschen</Button>
          <a href={`${persons}/${subject.id}`}>Abbrechen</a>
        </div>
      </Form>
    </section>
  )
}
