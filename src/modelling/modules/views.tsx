/** All modules of the edition with their decisions. @module */

import type { Layer } from '../../../catalog/module.ts'
import { priorities } from '../../../catalog/moduleRules.ts'
import { moduleTextOf } from '../../../catalog/moduleTexts.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { groupedBy } from '../../inventory/order.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { FilterSelect, Filters } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { ModellingNav } from '../ModellingNav.tsx'
import { codesText } from '../modellingText.ts'
import { decisionOriginLabels, decisionOrigins, moduleDecisionLabels } from '../moduleDecision.ts'
import {
  countStates,
  filterModules,
  type ModuleFilter,
  moduleStates,
  type StateCounts,
  speakStates,
} from '../moduleFilter.ts'
import type { ModuleOverviewRow } from '../moduleOverview.ts'
import type { Modules } from '../readModules.ts'

type ModulesPageProps = {
  domain: InformationDomain
  modules: Modules
  layers: readonly Layer[]
  filter: ModuleFilter
  /** „Stand ungeprüft“, said wherever the profile is counted. */
  profileStatus: string
}

export function ModulesPage({ domain, modules, layers, filter, profileStatus }: ModulesPageProps) {
  const { rows, waiting, model } = modules
  const shown = filterModules(rows, filter)
  return (
    <>
      <Heading
        title={model.domainObject ? speakStates(countStates(rows)) : 'Noch nichts modelliert'}
        lead={`${domain.name}: Jeder der ${rows.length} Bausteine der Edition 2023 braucht eine Entscheidung.`}
      />
      <ModellingNav current="modules" domain={domain} waiting={waiting} />
      {model.domainObject ? (
        <>
          <CountTable rows={rows} profileStatus={profileStatus} />
          <ModuleFilters domain={domain} layers={layers} filter={filter} />
          <ModuleTable domain={domain} layers={layers} rows={shown} />
        </>
      ) : (
        <NothingModelled domain={domain} />
      )}
    </>
  )
}

function NothingModelled({ domain }: { domain: InformationDomain }) {
  return (
    <Empty title="Der erste Schritt sind Vorschläge">
      <p>
        Aus Geräten, Fachanwendungen und Räumen leitet Basislotse Zielobjekte ab und schlägt zu
        jedem die passenden Bausteine vor. Übernommen wird nichts ohne Sie.
      </p>
      <p>
        <LinkButton
          isPrimary
          href={addressOf('/modellierung/vorschlaege/alles', { verbund: domain.code })}
        >
          Vorschläge ansehen
        </LinkButton>
      </p>
    </Empty>
  )
}

type CountTableProps = { rows: readonly ModuleOverviewRow[]; profileStatus: string }

/** Profile and whole side by side: the Testat covers the whole. */
function CountTable({ rows, profileStatus }: CountTableProps) {
  const inProfile = rows.filter((row) => row.inProfile)
  const outside = rows.filter((row) => !row.inProfile)
  const lines: readonly (readonly [string, StateCounts])[] = [
    ['Alle Bausteine', countStates(rows)],
    [`Im Kommunalprofil (${profileStatus})`, countStates(inProfile)],
    ['Außerhalb des Profils', countStates(outside)],
  ]
  return (
    <table class="cards counts">
      <caption>
        Für das Testat zählen alle modellierten Bausteine, auch die außerhalb des Profils.
      </caption>
      <thead>
        <tr>
          <th scope="col">Zählung</th>
          <th scope="col" class="number">
            Bausteine
          </th>
          {moduleStates.map((state) => (
            <th scope="col" class="number">
              {moduleDecisionLabels[state]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([label, counts]) => (
          <tr>
            <th scope="row">{label}</th>
            <td class="number" data-label="Bausteine">
              {counts.total}
            </td>
            {moduleStates.map((state) => (
              <td class="number" data-label={moduleDecisionLabels[state]}>
                {counts[state]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type FilterProps = { domain: InformationDomain; layers: readonly Layer[]; filter: ModuleFilter }

function ModuleFilters({ domain, layers, filter }: FilterProps) {
  return (
    <Filters path="/modellierung" keep={{ verbund: domain.code }} isNarrow>
      <FilterSelect
        name="stand"
        label="Stand"
        all="Jeder Stand"
        value={filter.stand}
        options={moduleStates.map((value) => ({ value, label: moduleDecisionLabels[value] }))}
      />
      <FilterSelect
        name="schicht"
        label="Schicht"
        all="Alle Schichten"
        value={filter.schicht}
        options={layers.map(({ id, title }) => ({ value: id, label: `${id} ${title}` }))}
      />
      <FilterSelect
        name="reihenfolge"
        label="Reihenfolge"
        all="R1 bis R3"
        value={filter.reihenfolge}
        options={priorities.map((value) => ({ value, label: value }))}
      />
      <FilterSelect
        name="profil"
        label="Kommunalprofil"
        all="Alle Bausteine"
        value={filter.profil}
        options={[
          { value: 'ja', label: 'im Kommunalprofil' },
          { value: 'nein', label: 'nicht im Profil' },
        ]}
      />
      <FilterSelect
        name="herkunft"
        label="Herkunft"
        all="Regel und Person"
        value={filter.herkunft}
        options={decisionOrigins.map((value) => ({ value, label: decisionOriginLabels[value] }))}
      />
    </Filters>
  )
}

type TableProps = {
  domain: InformationDomain
  layers: readonly Layer[]
  rows: readonly ModuleOverviewRow[]
}

function ModuleTable({ domain, layers, rows }: TableProps) {
  if (rows.length === 0) return <p>Kein Baustein entspricht dieser Auswahl.</p>
  const byLayer = groupedBy(rows, ({ layer }) => layer)
  return (
    <div class="table-wrap">
      <table class="cards modules">
        <thead>
          <tr>
            <th scope="col">Baustein</th>
            <th scope="col">Entscheidung</th>
            <th scope="col">Wo und warum</th>
            <th scope="col">Reihenfolge</th>
            <th scope="col">Profil</th>
            <th scope="col">Herkunft</th>
          </tr>
        </thead>
        {layers.map(({ id, title }) => {
          const ofLayer = byLayer.get(id) ?? []
          return ofLayer.length === 0 ? null : (
            <tbody>
              <tr class="group">
                <th scope="rowgroup" colspan={6}>
                  {id} {title}
                </th>
              </tr>
              {ofLayer.map((row) => moduleRow(domain, row))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function moduleRow(domain: InformationDomain, row: ModuleOverviewRow) {
  return (
    <tr>
      <th scope="row">
        <a
          href={addressOf(pathOf('/modellierung/bausteine', row.moduleId), {
            verbund: domain.code,
          })}
        >
          {row.moduleId}
        </a>{' '}
        {row.title}
        <small>{moduleTextOf(row.moduleId).about}</small>
      </th>
      <td data-label="Entscheidung" class="nowrap">
        <span class={row.state === 'undecided' ? 'soon' : undefined}>
          {moduleDecisionLabels[row.state]}
        </span>
      </td>
      <td data-label="Wo und warum">
        {whereText(row)}
        <small>{whyText(row)}</small>
      </td>
      <td data-label="Reihenfolge">{row.priority}</td>
      <td data-label="Profil">{row.inProfile ? 'ja' : 'nein'}</td>
      <td data-label="Herkunft">{originText(row)}</td>
    </tr>
  )
}

function whereText({ decisions, state }: ModuleOverviewRow) {
  const at = decisions.filter(({ decision }) => decision === state)
  if (state === 'undecided' || state === 'left_out' || at.length === 0) return null
  const providers = [...new Set(at.map(({ provider }) => provider).filter(Boolean))]
  const where = at.length === 1 ? `${at[0]?.code} ${at[0]?.name}` : codesText(at)
  return providers.length > 0 ? `${where} (${providers.join(', ')})` : where
}

/** The first reason stands for all; the page of the module has each. */
function whyText({ decisions, state, reason }: ModuleOverviewRow): string {
  if (state === 'left_out' || state === 'undecided') return reason
  return decisions.find(({ decision }) => decision === state)?.reason ?? ''
}

function originText({ decisions, state }: ModuleOverviewRow): string {
  const origins = new Set(
    decisions.filter(({ decision }) => decision === state).map(({ origin }) => origin),
  )
  return decisionOrigins
    .filter((origin) => origins.has(origin))
    .map((origin) => decisionOriginLabels[origin])
    .join(' und ')
}
