/** One module: where it stands and why, and the form that decides. @module */
import type { ModuleRule } from '../../../catalog/moduleRules.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { dayOf, germanDay } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import {
  Form,
  FormActions,
  type FormState,
  Hidden,
  type Option,
  RadioField,
  SelectField,
  TextArea,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { ModuleWords, SchoolHints } from '../ModuleWords.tsx'
import { kindLabel } from '../modellingText.ts'
import { decisionOriginLabels, moduleDecisionLabels } from '../moduleDecision.ts'
import type { ModuleOverviewRow } from '../moduleOverview.ts'
import type { ModulePlace, ModulePage as Shown } from './readModulePage.ts'

export type ModulePageProps = {
  domain: InformationDomain
  page: Shown
  /** Whether the information domain is one of schools. */
  isOfSchools: boolean
  csrfToken: string
  /** Missing for who may not decide. */
  form: FormState | undefined
}

export function ModulePage({ domain, page, isOfSchools, csrfToken, form }: ModulePageProps) {
  const { row, rule, places } = page
  const back = addressOf('/modellierung', { verbund: domain.code })
  return (
    <>
      <p class="crumb">
        <a href={back}>Modellierung</a>
      </p>
      <Heading title={`${row.moduleId} ${row.title}`} lead={stateText(row)} />
      <ModuleWords moduleId={row.moduleId} />
      {isOfSchools ? <SchoolHints modules={[row.moduleId]} /> : null}
      <Facts domain={domain} page={page} />
      <h2>Wo er gilt</h2>
      {places.length === 0 ? (
        <p>{row.reason}</p>
      ) : (
        <PlaceTable
          domain={domain}
          page={page}
          csrfToken={csrfToken}
          mayDecide={form !== undefined}
        />
      )}
      {rule.note ? <p class="muted">Zu beachten: {rule.note}</p> : null}
      {form ? <DecisionForm domain={domain} page={page} csrfToken={csrfToken} form={form} /> : null}
    </>
  )
}

function stateText({ state, decisions }: ModuleOverviewRow): string {
  const at = decisions.filter(({ decision }) => decision === state).length
  const where = at === 1 ? 'an 1 Zielobjekt' : `an ${at} Zielobjekten`
  const said: Record<ModuleOverviewRow['state'], string> = {
    modelled: `Modelliert ${where}.`,
    at_provider: `Beim Dienstleister ${where}. Die Kommune bleibt verantwortlich.`,
    left_out: 'Ausgelassen.',
    undecided: 'Noch nicht entschieden.',
  }
  return said[state]
}

function Facts({ domain, page }: { domain: InformationDomain; page: Shown }) {
  const { rule, row, layer, requirements } = page
  const moduleLinks = (ids: readonly string[]) =>
    ids.map((id, index) => (
      <>
        {index > 0 ? ', ' : ''}
        <a href={addressOf(pathOf('/modellierung/bausteine', id), { verbund: domain.code })}>
          {id}
        </a>
      </>
    ))
  return (
    <dl class="facts">
      <dt>Schicht</dt>
      <dd>{layer}</dd>
      <dt>Reihenfolge</dt>
      <dd>{row.priority}, ein Vorschlag für die zeitliche Folge</dd>
      <dt>Kommunalprofil</dt>
      <dd>
        {row.inProfile ? 'gehört dazu' : 'gehört nicht dazu; für das Testat zählt er trotzdem'}
      </dd>
      <dt>Anforderungen</dt>
      <dd>
        {requirements.basic} Basis, {requirements.standard} Standard, {requirements.high} bei
        erhöhtem Schutzbedarf.{' '}
        <a href={addressOf(pathOf('/check/bausteine', row.moduleId), { verbund: domain.code })}>
          Zum Check
        </a>
      </dd>
      <dt>Gilt für</dt>
      <dd>{scopeText(rule)}</dd>
      {rule.alsoRequires.length > 0 ? (
        <>
          <dt>Verlangt auch</dt>
          <dd>{moduleLinks(rule.alsoRequires)}</dd>
        </>
      ) : null}
      {rule.neverWith.length > 0 ? (
        <>
          <dt>Nie zusammen mit</dt>
          <dd>{moduleLinks(rule.neverWith)}</dd>
        </>
      ) : null}
    </dl>
  )
}

function scopeText({ scope, targets, condition }: ModuleRule): string {
  const kinds = targets.map((target) => kindLabel(target)).join(', ')
  const where =
    scope === 'domain' ? 'einmal für den Informationsverbund' : `je Zielobjekt der Art ${kinds}`
  return `${where} (${condition})`
}

type PlaceTableProps = {
  domain: InformationDomain
  page: Shown
  csrfToken: string
  mayDecide: boolean
}

function PlaceTable({ domain, page, csrfToken, mayDecide }: PlaceTableProps) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Zielobjekt</th>
            <th scope="col">Entscheidung</th>
            <th scope="col">Begründung</th>
            <th scope="col">Entschieden</th>
            <th scope="col" class="number">
              Im Check beantwortet
            </th>
            {mayDecide ? <th scope="col">Ändern</th> : null}
          </tr>
        </thead>
        <tbody>
          {page.places.map((place) => (
            <PlaceRow
              domain={domain}
              place={place}
              moduleId={page.row.moduleId}
              csrfToken={csrfToken}
              mayDecide={mayDecide}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type PlaceRowProps = Omit<PlaceTableProps, 'page'> & { place: ModulePlace; moduleId: string }

function PlaceRow({ domain, place, moduleId, csrfToken, mayDecide }: PlaceRowProps) {
  const query = { verbund: domain.code }
  const path = pathOf('/modellierung/bausteine', moduleId)
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(pathOf('/modellierung/zielobjekte', place.code), query)}>{place.code}</a>{' '}
        {place.name}
      </th>
      <td data-label="Entscheidung">
        {moduleDecisionLabels[place.decision]}
        {place.provider ? <small>{place.provider}</small> : null}
      </td>
      <td data-label="Begründung">{place.reason || <span class="muted">ohne</span>}</td>
      <td data-label="Entschieden">
        {decisionOriginLabels[place.origin]}
        <small>
          {place.decidedBy}, {germanDay(dayOf(place.decidedAt))}
        </small>
      </td>
      <td data-label="Im Check beantwortet" class="number">
        {place.answered}
      </td>
      {mayDecide ? (
        <td data-label="Ändern">
          <a href={`${addressOf(path, { ...query, zielobjekt: place.code })}#entscheiden`}>
            Entscheiden<span class="kern-sr-only"> für {place.code}</span>
          </a>
          {place.origin === 'person' ? (
            <form method="post" action={addressOf(`${path}/ruecknahmen`, query)}>
              <input type="hidden" name="_csrf" value={csrfToken} />
              <Hidden values={{ zielobjekt: place.code, version: place.version }} />
              <button type="submit" class="plain">
                Zurück zur Regel<span class="kern-sr-only"> für {place.code}</span>
              </button>
            </form>
          ) : null}
        </td>
      ) : null}
    </tr>
  )
}

type DecisionFormProps = Omit<ModulePageProps, 'form' | 'isOfSchools'> & { form: FormState }

function DecisionForm({ domain, page, csrfToken, form }: DecisionFormProps) {
  const query = { verbund: domain.code }
  const path = pathOf('/modellierung/bausteine', page.row.moduleId)
  return (
    <section id="entscheiden">
      <h2>Entscheiden</h2>
      <p class="muted">
        Was Sie entscheiden, ändern die Regeln nicht mehr. Einen Unterschied zu ihnen zeigen die
        Vorschläge.
      </p>
      <Form
        action={addressOf(`${path}/entscheidungen`, query)}
        csrfToken={csrfToken}
        problems={form.problems}
      >
        <Hidden
          values={{ gesehen: form.values.gesehen ?? '', version: form.values.version ?? '0' }}
        />
        <SelectField
          state={form}
          name="zielobjekt"
          label="Zielobjekt"
          none="Bitte wählen"
          options={page.choices}
          hint="„Ganzer Informationsverbund“ gilt beim Auslassen für jedes Zielobjekt, an dem keine Person anders entschieden hat."
        />
        <RadioField
          state={form}
          name="entscheidung"
          label="Entscheidung"
          options={decisionOptions}
          hint={inactiveHint(page)}
        />
        <TextArea
          state={form}
          name="begruendung"
          label="Begründung"
          hint="Beim Auslassen muss sie dastehen: so, dass ein Auditor sie nachvollziehen kann."
          isOptional
          maxlength={4000}
        />
        <SelectField
          state={form}
          name="dienstleister"
          label="Dienstleister"
          none="keiner"
          options={page.providers}
          hint="Nur für „beim Dienstleister“: wer den Baustein umsetzt. Die Anforderungen zählen weiter mit."
          isOptional
        />
        <FormActions save="Entscheidung speichern" back={addressOf('/modellierung', query)} />
      </Form>
    </section>
  )
}

const decisionOptions: readonly Option[] = [
  { value: 'modelled', label: 'modelliert: der Baustein gilt hier' },
  { value: 'left_out', label: 'ausgelassen: er gilt hier nicht' },
  { value: 'at_provider', label: 'beim Dienstleister: ein anderer setzt ihn um' },
]

function inactiveHint({ places }: Shown): string {
  const answered = places.reduce((sum, place) => sum + place.answered, 0)
  const count = answered === 1 ? 'ist 1 Anforderung' : `sind ${answered} Anforderungen`
  return answered === 0
    ? 'Im Check ist zu diesem Baustein noch nichts beantwortet.'
    : `Im Check ${count} dieses Bausteins beantwortet. Beim Auslassen bleiben die Antworten erhalten, sie werden aber inaktiv und zählen nicht mehr mit.`
}
