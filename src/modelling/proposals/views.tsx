/** What the rules propose against what is decided. @module */
import type { Child } from 'hono/jsx'
import { moduleTextOf } from '../../../catalog/moduleTexts.ts'
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { Button, Hidden, ProblemList } from '../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import type { Problems } from '../../web/submit.ts'
import type { DecisionConflict } from '../conflicts.ts'
import { ModellingNav } from '../ModellingNav.tsx'
import { type ModuleChange, moduleChangeKinds, moduleChangeLabels } from '../moduleChanges.ts'
import { moduleDecisionLabels } from '../moduleDecision.ts'
import type { Modules } from '../readModules.ts'
import type { ProposalFilter } from './proposalFilter.ts'

export type ProposalsPageProps = {
  domain: InformationDomain
  modules: Modules
  /** The changes that the filter lets through, those of the page, and which page it is. */
  filtered: readonly ModuleChange[]
  shown: readonly ModuleChange[]
  page: PageOf
  filter: ProposalFilter
  /** Target objects that the inventory would change; their modules come after them. */
  pendingObjects: number
  csrfToken: string
  mayDecide: boolean
  problems?: Problems | undefined
}

export function ProposalsPage(props: ProposalsPageProps) {
  const { domain, modules, pendingObjects, problems } = props
  const { changes, conflicts, waiting } = modules
  return (
    <>
      <Heading title={stateText(modules, pendingObjects)} lead={leadText(modules)} />
      <ModellingNav current="proposals" domain={domain} waiting={waiting} />
      <ProblemList problems={problems} />
      {pendingObjects > 0 ? <PendingObjects domain={domain} count={pendingObjects} /> : null}
      <Conflicts {...props} conflicts={conflicts.filter(({ isKept }) => !isKept)} />
      {changes.length > 0 ? <Changes {...props} /> : null}
      {changes.length + conflicts.length + pendingObjects === 0 ? (
        <Empty title="Die Modellierung entspricht dem Bestand">
          <p>
            Neue Vorschläge entstehen, wenn sich der Bestand ändert oder jemand eine{' '}
            <a href={addressOf('/modellierung/fragen', { verbund: domain.code })}>Frage</a>{' '}
            beantwortet.
          </p>
        </Empty>
      ) : null}
      <Kept {...props} conflicts={conflicts.filter(({ isKept }) => isKept)} />
    </>
  )
}

function stateText({ changes, conflicts }: Modules, pendingObjects: number): string {
  const open = conflicts.filter(({ isKept }) => !isKept).length
  const parts = moduleChangeKinds
    .map((kind) => [kind, changes.filter((change) => change.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${moduleChangeLabels[kind]}`)
  if (open > 0) parts.push(`${open} im Widerspruch`)
  if (parts.length > 0) return `Vorschläge der Regeln: ${parts.join(', ')}`
  return pendingObjects > 0 ? 'Zuerst kommen die Zielobjekte' : 'Keine Vorschläge offen'
}

function leadText({ changes }: Modules): string {
  return changes.length === 0
    ? 'Die Regeln ändern nichts von selbst.'
    : 'Nichts davon gilt schon. Sie übernehmen einzelne, mehrere oder alle; Entscheidungen von Personen bleiben immer bestehen.'
}

function PendingObjects({ domain, count }: { domain: InformationDomain; count: number }) {
  const query = { verbund: domain.code }
  return (
    <section class="banner">
      <p>
        Der Bestand hat sich geändert:{' '}
        {count === 1 ? '1 Zielobjekt ist' : `${count} Zielobjekte sind`} neu, geändert oder ohne
        Bestand. Ihre Bausteine werden danach vorgeschlagen.
      </p>
      <p class="actions">
        <LinkButton href={addressOf('/zielobjekte/vorschlaege', query)}>
          Zielobjekte durchsehen
        </LinkButton>
        <LinkButton href={addressOf('/modellierung/vorschlaege/alles', query)}>
          Zielobjekte und Bausteine zusammen ansehen
        </LinkButton>
      </p>
    </section>
  )
}

type ConflictsProps = ProposalsPageProps & { conflicts: readonly DecisionConflict[] }

function Conflicts(props: ConflictsProps) {
  if (props.conflicts.length === 0) return null
  return (
    <>
      <h2>Im Widerspruch zur Entscheidung einer Person</h2>
      <p class="muted">Die Entscheidung gilt weiter, bis Sie etwas anderes sagen.</p>
      <ul class="plain-list">
        {props.conflicts.map((conflict) => (
          <ConflictItem {...props} conflict={conflict} />
        ))}
      </ul>
    </>
  )
}

function Kept(props: ConflictsProps) {
  if (props.conflicts.length === 0) return null
  return (
    <details>
      <summary>
        {props.conflicts.length === 1
          ? '1 Entscheidung bleibt bewusst anders als die Regeln'
          : `${props.conflicts.length} Entscheidungen bleiben bewusst anders als die Regeln`}
      </summary>
      <ul class="plain-list">
        {props.conflicts.map((conflict) => (
          <ConflictItem {...props} conflict={conflict} />
        ))}
      </ul>
    </details>
  )
}

function ConflictItem({
  conflict,
  domain,
  modules,
  csrfToken,
  mayDecide,
}: ConflictsProps & { conflict: DecisionConflict }) {
  const { decision, proposals, isKept } = conflict
  const { moduleId } = decision
  const stored = modules.model.decisions.find(
    (one) => one.targetObjectId === decision.targetObjectId && one.moduleId === moduleId,
  )
  const at = modules.model.objects.find(({ id }) => id === decision.targetObjectId)
  return (
    <li>
      <p>
        <ModuleLink domain={domain} moduleId={moduleId} /> an {at?.code} {at?.name}
      </p>
      <dl class="facts">
        <dt>Entschieden</dt>
        <dd>
          {moduleDecisionLabels[decision.decision]}: „{decision.reason}“
          <small>{stored?.decidedBy}</small>
        </dd>
        <dt>Die Regeln</dt>
        <dd>
          {proposals.map(({ code, reason }) => (
            <p>
              modelliert an {code}, {reason}
            </p>
          ))}
        </dd>
      </dl>
      {mayDecide ? (
        <form
          method="post"
          action={addressOf('/modellierung/widersprueche', { verbund: domain.code })}
          class="actions"
        >
          <input type="hidden" name="_csrf" value={csrfToken} />
          <Hidden
            values={{
              baustein: moduleId,
              zielobjekt: at?.code ?? '',
              version: stored?.version ?? 0,
            }}
          />
          {isKept ? null : (
            <Button name="wahl" value="bleibt">
              Entscheidung behalten
            </Button>
          )}
          <Button name="wahl" value="regel">
            Der Regel folgen
          </Button>
        </form>
      ) : null}
    </li>
  )
}

function Changes(props: ProposalsPageProps) {
  const { domain, filter, shown, page } = props
  const query = { verbund: domain.code, ...filter }
  const path = '/modellierung/vorschlaege'
  return (
    <>
      <h2>Bausteine</h2>
      <Filters path={path} keep={{ verbund: domain.code }}>
        <FilterSelect
          name="art"
          label="Art des Vorschlags"
          all="Alle Vorschläge"
          value={filter.art}
          options={moduleChangeKinds.map((value) => ({ value, label: moduleChangeLabels[value] }))}
        />
        <FilterText name="zielobjekt" label="Zielobjekt, z. B. C004" value={filter.zielobjekt} />
        <FilterText name="baustein" label="Baustein, z. B. SYS.2.1" value={filter.baustein} />
      </Filters>
      {shown.length === 0 ? (
        <p>Kein Vorschlag entspricht dieser Auswahl.</p>
      ) : (
        <ChangeForm {...props} action={addressOf(path, query)}>
          <ChangeTable {...props} />
          <Pager page={page} path={path} query={query} />
        </ChangeForm>
      )}
    </>
  )
}

/** Who may not decide sees the same list without a form. */
function ChangeForm({
  action,
  filtered,
  csrfToken,
  mayDecide,
  children,
}: Pick<ProposalsPageProps, 'filtered' | 'csrfToken' | 'mayDecide'> & {
  action: string
  children?: Child
}) {
  if (!mayDecide) return <>{children}</>
  const all =
    filtered.length === 1 ? 'Den einen Vorschlag übernehmen' : `Alle ${filtered.length} übernehmen`
  return (
    <form method="post" action={action}>
      <input type="hidden" name="_csrf" value={csrfToken} />
      {children}
      <p class="actions sticky">
        <Button isPrimary>Ausgewählte übernehmen</Button>
        <Button name="alle" value={String(filtered.length)}>
          {all}
        </Button>
      </p>
    </form>
  )
}

function ChangeTable({ domain, modules, shown, mayDecide }: ProposalsPageProps) {
  const catalog = readCatalog()
  const objects = new Map(modules.model.objects.map((object) => [object.id, object]))
  const inProfile = new Map(modules.rows.map((row) => [row.moduleId, row.inProfile]))
  return (
    <div class="table-wrap">
      <table class="cards">
        <thead>
          <tr>
            {mayDecide ? <th scope="col">Auswahl</th> : null}
            <th scope="col">Vorschlag</th>
            <th scope="col">Baustein</th>
            <th scope="col">Zielobjekt</th>
            <th scope="col">Grund</th>
            <th scope="col">Reihenfolge</th>
            <th scope="col">Profil</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => {
            const at = objects.get(change.targetObjectId)
            const { title, priority } = catalog.ruleOf(change.moduleId)
            const name = `${change.moduleId} an ${at?.code ?? ''}: ${moduleChangeLabels[change.kind]}`
            return (
              <tr>
                {mayDecide ? (
                  <td>
                    <input type="checkbox" name="vorschlag" value={change.key} aria-label={name} />
                  </td>
                ) : null}
                <td data-label="Vorschlag" class="nowrap">
                  {moduleChangeLabels[change.kind]}
                </td>
                <th scope="row">
                  <ModuleLink domain={domain} moduleId={change.moduleId} /> {title}
                  <small>{moduleTextOf(change.moduleId).about}</small>
                </th>
                <td data-label="Zielobjekt">
                  {at ? (
                    <a
                      href={addressOf(pathOf('/modellierung/zielobjekte', at.code), {
                        verbund: domain.code,
                      })}
                    >
                      {at.code}
                    </a>
                  ) : null}{' '}
                  {at?.name}
                </td>
                <td data-label="Grund">{change.reason}</td>
                <td data-label="Reihenfolge">{priority}</td>
                <td data-label="Profil">{inProfile.get(change.moduleId) ? 'ja' : 'nein'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function ModuleLink({ domain, moduleId }: { domain: InformationDomain; moduleId: string }) {
  return (
    <a href={addressOf(pathOf('/modellierung/bausteine', moduleId), { verbund: domain.code })}>
      {moduleId}
    </a>
  )
}
