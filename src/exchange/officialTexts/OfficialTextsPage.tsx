/** Official texts of the BSI: what is in force, what a newer edition changes, and the form that takes a file. @module */
import type { OfficialImport } from '../../../db/queries/officialTexts.ts'
import { germanInstant } from '../../core/day.ts'
import { Button, FileField, Form, FormActions } from '../../web/form.tsx'
import { Empty, Heading } from '../../web/Heading.tsx'
import { OfficialBlocks } from '../../web/OfficialBlocks.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import type { Problems } from '../../web/submit.ts'
import {
  type OfficialDifference,
  type OfficialSource,
  officialSourceLabels,
  speakDifferences,
} from './officialText.ts'

export const officialTextsPath = '/amtliche-texte'

export type Draft = {
  readonly file: OfficialImport
  readonly differences: readonly OfficialDifference[]
  readonly shown: readonly OfficialDifference[]
  readonly page: PageOf
}

type OfficialTextsPageProps = {
  current: readonly OfficialImport[]
  drafts: readonly Draft[]
  problems: Problems | undefined
  csrfToken: string
}

export function OfficialTextsPage({
  current,
  drafts,
  problems,
  csrfToken,
}: OfficialTextsPageProps) {
  return (
    <>
      <Heading
        title="Amtliche Texte des BSI"
        lead="Basislotse bringt keine Texte des BSI mit, nur eigene. Mit den Dateien, die das BSI anbietet, stehen die amtlichen Texte neben unseren; sie bleiben in Ihrer Datenbank."
      />
      {drafts.map((draft) => (
        <DraftSection draft={draft} csrfToken={csrfToken} />
      ))}
      {current.length === 0 ? (
        <Empty title="Noch keine Datei eingelesen">
          <p>
            Im IT-Grundschutz-Check sehen Sie unsere Kurzfassungen. Was zu tun ist, wissen Sie auch
            so; für eine Prüfung gilt der Wortlaut des BSI.
          </p>
        </Empty>
      ) : (
        <CurrentTable current={current} />
      )}
      <section>
        <h2>Datei einlesen</h2>
        <Form action={officialTextsPath} csrfToken={csrfToken} problems={problems} isUpload>
          <FileField
            state={{ values: {}, problems }}
            name="datei"
            label="Datei des BSI"
            hint="Das Kompendium als XML („XML_Kompendium_2023.xml“) oder das Werkzeug zu WiBA („WiBA_Tool_Excel.xlsx“), beide auf den Seiten des BSI. Ist schon eine Ausgabe da, sehen Sie zuerst die Unterschiede."
            accept=".xml,.xlsx,.xls,.ods,.csv"
          />
          <FormActions save="Einlesen" />
        </Form>
      </section>
    </>
  )
}

function CurrentTable({ current }: { current: readonly OfficialImport[] }) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Was</th>
            <th scope="col" class="number">
              Texte
            </th>
            <th scope="col">Datei</th>
            <th scope="col">Eingelesen</th>
          </tr>
        </thead>
        <tbody>
          {current.map((each) => (
            <tr>
              <th scope="row" data-label="Was">
                {officialSourceLabels[each.source]}
              </th>
              <td class="number" data-label="Texte">
                {each.textCount.toLocaleString('de-DE')}
              </td>
              <td data-label="Datei">
                {each.fileName}{' '}
                <small>
                  SHA-256 <code class="hash">{each.fileSha256}</code>
                </small>
              </td>
              <td data-label="Eingelesen">
                {germanInstant(each.importedAt)} von {each.importedBy}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DraftSection({ draft, csrfToken }: { draft: Draft; csrfToken: string }) {
  const { file, differences, shown, page } = draft
  return (
    <section class="suggestion">
      <h2>Neuere Ausgabe: {officialSourceLabels[file.source]}</h2>
      <p>
        „{file.fileName}“ vom {germanInstant(file.importedAt)}: {speakDifferences(differences)}.
        Noch gilt, was bisher galt.
      </p>
      <div class="actions">
        <DraftForm source={file.source} action="uebernahme" csrfToken={csrfToken} isPrimary>
          Neue Ausgabe übernehmen
        </DraftForm>
        <DraftForm source={file.source} action="verwerfen" csrfToken={csrfToken}>
          Verwerfen
        </DraftForm>
      </div>
      <ul class="plain-list">
        {shown.map((difference) => (
          <li>
            <DifferenceText difference={difference} />
          </li>
        ))}
      </ul>
      <Pager page={page} path={officialTextsPath} query={{}} />
    </section>
  )
}

function DraftForm(props: {
  source: OfficialSource
  action: string
  csrfToken: string
  isPrimary?: boolean
  children?: unknown
}) {
  const { source, action, csrfToken, isPrimary, children } = props
  return (
    <form method="post" action={`${officialTextsPath}/${source}/${action}`}>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <Button isPrimary={isPrimary ?? false}>{String(children)}</Button>
    </form>
  )
}

function DifferenceText({
  difference: { key, before, after },
}: {
  difference: OfficialDifference
}) {
  const word = before === null ? 'neu' : after === null ? 'entfallen' : 'geändert'
  return (
    <details>
      <summary>
        {key} {(after ?? before)?.title} <span class="muted">({word})</span>
      </summary>
      {before ? (
        <>
          <h3>Bisher</h3>
          <OfficialBlocks blocks={before.blocks} />
        </>
      ) : null}
      {after ? (
        <>
          <h3>Neu: {after.title}</h3>
          <OfficialBlocks blocks={after.blocks} />
        </>
      ) : null}
    </details>
  )
}
