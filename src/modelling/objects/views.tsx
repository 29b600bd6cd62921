/** What modelling says of one target object. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { kindLabel } from '../modellingText.ts'
import { moduleChangeLabels } from '../moduleChanges.ts'
import {
  decisionOriginLabels,
  type ModuleDecision,
  moduleDecisionLabels,
} from '../moduleDecision.ts'
import type { ModellingNote } from '../moduleProposal.ts'
import type { ObjectPage as Shown } from './readObjectPage.ts'

type ObjectPageProps = { domain: InformationDomain; page: Shown; mayDecide: boolean }

/** What no module covers comes first: it needs somebody to think. */
const noteTitles: readonly (readonly [ModellingNote['kind'], string])[] = [
  ['no_module', 'Von keinem Baustein abgedeckt: eine Risikobetrachtung ist fällig'],
  ['no_specific_module', 'Kein eigener Baustein: eine ergänzende Risikobetrachtung ist angebracht'],
  ['missing_companion', 'Verlangt, aber ohne Zielobjekt'],
  ['excluded', 'Ausgeschlossen'],
  ['covered', 'An anderer Stelle abgedeckt'],
  ['answered_no', 'Durch eine Antwort entfallen'],
  ['outside_profile', 'Außerhalb des Kommunalprofils'],
]

export function ObjectPage({ domain, page, mayDecide }: ObjectPageProps) {
  const { object, changes } = page
  const query = { verbund: domain.code }
  return (
    <>
      <p class="crumb">
        <a href={addressOf('/modellierung', query)}>Modellierung</a>
      </p>
      <Heading
        title={`${object.code} ${object.name}: ${stateText(page)}`}
        lead={object.kinds.map(kindLabel).join(', ')}
        actions={
          <LinkButton href={addressOf(pathOf('/zielobjekte', object.code), query)}>
            Zum Zielobjekt
          </LinkButton>
        }
      />
      {changes.length > 0 ? <Changes domain={domain} page={page} /> : null}
      <h2>Bausteine</h2>
      <ObjectModules domain={domain} page={page} mayDecide={mayDecide} />
      {mayDecide ? <OtherModule domain={domain} code={object.code} /> : null}
      {noteTitles.map(([kind, title]) => (
        <Notes title={title} notes={page.notes.filter((note) => note.kind === kind)} />
      ))}
      <Conditions domain={domain} page={page} />
    </>
  )
}

function stateText({ modules }: Shown): string {
  const count = (wanted: ModuleDecision) =>
    modules.filter(({ decision }) => decision === wanted).length
  const parts = (['modelled', 'at_provider', 'left_out'] as const)
    .filter((decision) => count(decision) > 0)
    .map((decision) => `${count(decision)} ${moduleDecisionLabels[decision]}`)
  return parts.length === 0 ? 'noch kein Baustein' : parts.join(', ')
}

function Changes({
  domain,
  page: { changes, object },
}: {
  domain: InformationDomain
  page: Shown
}) {
  const address = addressOf('/modellierung/vorschlaege', {
    verbund: domain.code,
    zielobjekt: object.code,
  })
  return (
    <section class="suggestion">
      <p>
        <a href={address}>
          {changes.length === 1 ? '1 Vorschlag wartet' : `${changes.length} Vorschläge warten`}
        </a>
        :{' '}
        {changes.map(({ kind, moduleId }) => `${moduleId} ${moduleChangeLabels[kind]}`).join(', ')}
      </p>
    </section>
  )
}

function ObjectModules({ domain, page: { modules, object }, mayDecide }: ObjectPageProps) {
  if (modules.length === 0) return <p>Zu diesem Zielobjekt ist noch nichts entschieden.</p>
  return (
    <div class="table-wrap">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Baustein</th>
            <th scope="col">Entscheidung</th>
            <th scope="col">Begründung</th>
            <th scope="col">Reihenfolge</th>
            <th scope="col">Profil</th>
            <th scope="col">Herkunft</th>
          </tr>
        </thead>
        <tbody>
          {modules.map((row) => (
            <tr>
              <th scope="row">
                <a
                  href={`${addressOf(pathOf('/modellierung/bausteine', row.module), {
                    verbund: domain.code,
                    zielobjekt: object.code,
                  })}${mayDecide ? '#entscheiden' : ''}`}
                >
                  {row.module}
                </a>{' '}
                {row.title}
              </th>
              <td data-label="Entscheidung">
                {moduleDecisionLabels[row.decision]}
                {row.provider ? <small>{row.provider}</small> : null}
              </td>
              <td data-label="Begründung">{row.reason}</td>
              <td data-label="Reihenfolge">{row.priority}</td>
              <td data-label="Profil">{row.inProfile ? 'ja' : 'nein'}</td>
              <td data-label="Herkunft">
                {decisionOriginLabels[row.origin]}
                {row.origin === 'person' ? <small>{row.decidedBy}</small> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Leads to the module's page, where it is decided. */
function OtherModule({ domain, code }: { domain: InformationDomain; code: string }) {
  return (
    <form method="get" action="/modellierung/bausteine" class="filters">
      <input type="hidden" name="verbund" value={domain.code} />
      <input type="hidden" name="zielobjekt" value={code} />
      <label>
        <span>Anderer Baustein </span>
        <select name="baustein">
          {readCatalog().modules.map(({ id, title }) => (
            <option value={id}>
              {id} {title}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Entscheiden</span>
      </button>
    </form>
  )
}

function Notes({ title, notes }: { title: string; notes: readonly ModellingNote[] }) {
  if (notes.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul class="plain-list">
        {notes.map(({ text }) => (
          <li>{text}</li>
        ))}
      </ul>
    </>
  )
}

function Conditions({ domain, page }: { domain: InformationDomain; page: Shown }) {
  const { questions, answers } = page
  if (questions.length + answers.length === 0) return null
  const address = (attribute: string) =>
    addressOf(pathOf('/modellierung/fragen', attribute), { verbund: domain.code })
  return (
    <>
      <h2>Bedingungen</h2>
      <ul class="plain-list">
        {questions.map(({ attribute, text, moduleIds }) => (
          <li>
            <a href={address(attribute)}>{text}</a> <span class="soon">offen</span>
            <small>Davon hängt ab: {moduleIds.join(', ')}</small>
          </li>
        ))}
        {answers.map(({ attribute, text, answer, note, answeredBy }) => (
          <li>
            <a href={address(attribute)}>{text}</a> <strong>{answer ? 'ja' : 'nein'}</strong>
            <small>{[note, answeredBy].filter(Boolean).join(' – ')}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
