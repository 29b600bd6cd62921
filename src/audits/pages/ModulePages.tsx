import type { DecidedModule } from '../../../reports/moduleLines.ts'
import { moduleDecisionLabels } from '../../modelling/moduleDecision.ts'
import { auditAddress } from '../../web/auditAddress.ts'
import { FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import type { Audit } from '../readAudit.ts'
import { type ModuleChoice, type ModuleState, moduleChoices } from './moduleStates.ts'

export type ModuleListProps = {
  audit: Audit
  states: readonly ModuleState[]
  listed: readonly ModuleState[]
  query: Readonly<Record<string, string | undefined>>
}

const choiceLabels: Record<ModuleChoice, string> = {
  modelliert: 'modelliert',
  dienstleister: 'beim Dienstleister',
  ausgelassen: 'ausgelassen',
  offen: 'noch nicht entschieden',
}

export function ModuleList({ audit: { access }, states, listed, query }: ModuleListProps) {
  const count = (choice: ModuleChoice) => states.filter((state) => state.choice === choice).length
  return (
    <>
      <Heading
        title={`${count('modelliert') + count('dienstleister')} von ${states.length} Bausteinen gelten`}
        lead={`${count('ausgelassen')} sind mit Grund ausgelassen, ${count('offen')} noch nicht entschieden (A.3).`}
      />
      <Filters path={auditAddress(access.id, 'modules')} keep={{}}>
        <FilterSelect
          name="stand"
          label="Entscheidung"
          all="Alle Entscheidungen"
          value={query.stand}
          options={moduleChoices.map((value) => ({ value, label: choiceLabels[value] }))}
        />
        <FilterText name="suche" label="Baustein" value={query.suche} />
      </Filters>
      {listed.length === 0 ? <p>Kein Baustein passt zu diesen Filtern.</p> : null}
      {listed.length === 0 ? null : (
        <div class="table-wrap">
          <table class="cards">
            <caption class="kern-sr-only">Bausteine</caption>
            <thead>
              <tr>
                <th scope="col">Baustein</th>
                <th scope="col">Entscheidung</th>
                <th scope="col">Wo und warum</th>
              </tr>
            </thead>
            <tbody>
              {listed.map((state) => (
                <tr>
                  <th scope="row">
                    <a href={auditAddress(access.id, 'modules', [state.module.id])}>
                      {state.module.id} {state.module.title}
                    </a>
                  </th>
                  <td data-label="Entscheidung">{choiceLabels[state.choice]}</td>
                  <td data-label="Wo und warum">{speakPlaces(state)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

/** The target objects where it counts; the reason where it is left out. */
function speakPlaces({ choice, decisions }: ModuleState): string {
  if (choice === 'ausgelassen' || choice === 'offen') {
    return [...new Set(decisions.map(({ reason }) => reason).filter(Boolean))].join(' ')
  }
  const codes = decisions
    .filter(({ decision }) => decision !== 'left_out')
    .map(({ targetObject }) => targetObject.code)
  const shown = codes.slice(0, 8).join(', ')
  return codes.length > 8 ? `${shown} und ${codes.length - 8} weitere` : shown
}

export function ModulePage({ audit: { access }, state }: { audit: Audit; state: ModuleState }) {
  const { module, decisions, choice } = state
  const isActive = choice === 'modelliert' || choice === 'dienstleister'
  return (
    <>
      <Heading
        title={`${module.id} ${module.title}`}
        detail={choiceLabels[choice]}
        lead={module.about}
        actions={
          <>
            {isActive ? (
              <LinkButton href={auditAddress(access.id, 'checks', [], { baustein: module.id })}>
                Alle Anforderungen
              </LinkButton>
            ) : null}
            <LinkButton
              href={auditAddress(access.id, 'findings', ['neu'], { baustein: module.id })}
            >
              Feststellung eintragen
            </LinkButton>
          </>
        }
      />
      {module.applies ? <p>{module.applies}</p> : null}
      {decisions.length === 0 ? (
        <p>Zu diesem Baustein gibt es noch keine Entscheidung.</p>
      ) : (
        <DecisionTable accessId={access.id} moduleId={module.id} decisions={decisions} />
      )}
    </>
  )
}

function DecisionTable({
  accessId,
  moduleId,
  decisions,
}: {
  accessId: string
  moduleId: string
  decisions: readonly DecidedModule[]
}) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Entscheidungen je Zielobjekt</caption>
        <thead>
          <tr>
            <th scope="col">Zielobjekt</th>
            <th scope="col">Entscheidung</th>
            <th scope="col">Begründung</th>
            <th scope="col">Dienstleister und Nachweis</th>
          </tr>
        </thead>
        <tbody>
          {decisions.map(({ targetObject, decision, reason, provider }) => (
            <tr>
              <th scope="row">
                {targetObject.code === '' ? (
                  'Informationsverbund'
                ) : (
                  <a
                    href={
                      decision === 'left_out'
                        ? auditAddress(accessId, 'objects', [targetObject.code])
                        : auditAddress(accessId, 'checks', [], {
                            zielobjekt: targetObject.code,
                            baustein: moduleId,
                          })
                    }
                  >
                    {targetObject.code} {targetObject.name}
                  </a>
                )}
              </th>
              <td data-label="Entscheidung">{moduleDecisionLabels[decision]}</td>
              <td data-label="Begründung" class="lines">
                {reason || <span class="muted">–</span>}
              </td>
              <td data-label="Dienstleister und Nachweis">
                {provider ? (
                  <>
                    {provider.code} {provider.name}
                    <small>{provider.proof || 'kein Nachweis genannt'}</small>
                  </>
                ) : (
                  <span class="muted">–</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
