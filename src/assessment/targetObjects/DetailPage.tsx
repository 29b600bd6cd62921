/** The page of one target object. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { TargetObjectLink } from '../../../db/queries/targetObjects.ts'
import { DependencyPicture } from '../../inventory/DependencyPicture.tsx'
import { layOutGraph } from '../../inventory/dependencyGraph.ts'
import { deviceStatusLabels } from '../../inventory/device.ts'
import { deviceKindLabels } from '../../inventory/deviceKind.ts'
import { kindWords } from '../../inventory/kindWords.ts'
import { movesOf } from '../../inventory/proposals/listing.ts'
import { moveText } from '../../inventory/proposals/ProposalsPage.tsx'
import { operatingStatusLabels, relationLabels } from '../../inventory/targetObject.ts'
import { fieldWord } from '../../inventory/targetObjects/keptText.ts'
import { moduleDecisionLabels } from '../../modelling/moduleDecision.ts'
import { NeedTable } from '../../modelling/needs/NeedTable.tsx'
import { addressOf, pathOf } from '../../web/address.ts'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { StatusBar } from '../../web/StatusBar.tsx'
import type { TargetObjectState } from './readTargetObjectPage.ts'
import { UnsupportedDevices } from './UnsupportedDevices.tsx'

export type Rights = {
  readonly mayWrite: boolean
  readonly seesAll: boolean
  readonly seesCheck: boolean
  readonly seesModelling: boolean
  readonly maySetNeeds: boolean
}

type PageProps = {
  domain: InformationDomain
  state: TargetObjectState
  rights: Rights
  csrfToken: string
}

export function TargetObjectPage(props: PageProps) {
  const { domain, state, rights } = props
  const { object, basic } = state
  const query = { verbund: domain.code }
  const page = pathOf('/zielobjekte', object.code)
  return (
    <>
      <Heading
        title={`${object.code} ${object.name}`}
        detail={countText(props)}
        lead={kindWords(object.kinds)}
        actions={
          <>
            {rights.seesCheck && state.decisions.length > 0 ? (
              <LinkButton
                href={addressOf(pathOf('/check/zielobjekte', object.code), query)}
                isPrimary
              >
                Zum Grundschutz-Check
              </LinkButton>
            ) : null}
            {rights.mayWrite ? (
              <LinkButton href={addressOf(`${page}/bearbeiten`, query)}>Bearbeiten</LinkButton>
            ) : null}
            {rights.seesAll ? (
              <LinkButton href={addressOf(`${page}/verlauf`, query)}>Verlauf</LinkButton>
            ) : null}
          </>
        }
      />
      {basic && basic.total > 0 ? <StatusBar counts={basic} label="Basis" /> : null}
      <LeavingDevices {...props} />
      <UnsupportedDevices
        code={object.code}
        domainCode={domain.code}
        support={state.support}
        seesDevices={rights.seesAll}
        seesCheck={rights.seesCheck}
      />
      <div class="columns">
        <section aria-labelledby="angaben">
          <h2 id="angaben">Angaben</h2>
          <Facts {...props} />
        </section>
        <section aria-labelledby="bausteine">
          <h2 id="bausteine">Bausteine ({activeDecisions(state).length})</h2>
          <Modules {...props} />
        </section>
      </div>
      <Dependencies {...props} />
      <section aria-labelledby="schutzbedarf">
        <h2 id="schutzbedarf">Schutzbedarf</h2>
        <NeedTable
          domain={domain}
          code={object.code}
          needs={state.needs}
          codeOf={(id) => state.objects.get(id)?.code}
          maySet={rights.maySetNeeds}
          mayFollow={rights.seesAll}
        />
      </section>
      <Applications {...props} />
      <Devices {...props} />
    </>
  )
}

function countText({ state: { object, deviceCounts } }: PageProps): string | undefined {
  if (object.count === 0) return 'nicht mehr im Bestand'
  if (deviceCounts.length > 0) return object.count === 1 ? '1 Gerät' : `${object.count} Geräte`
  return object.count === 1 ? undefined : `Anzahl ${object.count}`
}

/** Devices that were changed and do not fit into the group any more. */
function LeavingDevices({ domain, state, rights }: PageProps) {
  if (state.leaving.length === 0 || !rights.seesAll) return null
  const moves = movesOf({ drift: state.leaving }, { groupKey: '', existingId: state.object.id })
  return (
    <section class="remark" aria-labelledby="wandern">
      <h2 id="wandern">Geräte, die nicht mehr in diese Gruppe passen</h2>
      <ul>
        {moves.map((move) => (
          <li>{moveText(move)}</li>
        ))}
      </ul>
      <p>
        <a href={addressOf('/zielobjekte/vorschlaege', { verbund: domain.code })}>
          Vorschläge ansehen
        </a>
      </p>
    </section>
  )
}

function Facts({ state }: PageProps) {
  const { object, responsible } = state
  const rows: readonly (readonly [string, string])[] = [
    ['Verantwortlich', responsible ?? 'niemand'],
    ['Betriebsstatus', operatingStatusLabels[object.operatingStatus]],
    ['Anzahl', String(object.count)],
    ['Plattform', object.platform],
    ['Aufstellungsort', object.location],
    ['Benutzende', object.users],
    ['Beschreibung', object.description],
    ...attributeRows(object.attributes),
    ['Herkunft', object.groupKey === '' ? 'von Hand angelegt' : object.reason],
    [
      'Von Hand geändert',
      object.edited
        .filter((each) => each !== 'reason')
        .map(fieldWord)
        .join(', '),
    ],
  ]
  return (
    <dl class="facts">
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd class="lines">{value}</dd>
          </>
        ))}
    </dl>
  )
}

/** Answers to questions as a sentence each; what a rule read from the inventory stands in the platform already. */
function attributeRows(attributes: TargetObjectState['object']['attributes']) {
  const questions = new Map(readCatalog().questions.map(({ attribute, text }) => [attribute, text]))
  const answered = Object.entries(attributes).flatMap(([name, value]) => {
    const text = questions.get(name)
    return text && typeof value === 'boolean' ? [`${text} ${value ? 'Ja.' : 'Nein.'}`] : []
  })
  return answered.length > 0 ? [['Merkmale', answered.join('\n')] as const] : []
}

function activeDecisions({ decisions }: TargetObjectState) {
  return decisions.filter(({ decision }) => decision !== 'left_out')
}

function Modules({ domain, state, rights }: PageProps) {
  const { decisions } = state
  if (decisions.length === 0) {
    return (
      <p class="muted">
        Noch kein Baustein.{' '}
        {rights.seesModelling ? (
          <a href={addressOf('/modellierung', { verbund: domain.code })}>Zur Modellierung</a>
        ) : null}
      </p>
    )
  }
  return (
    <>
      <ul class="plain-list modules">
        {decisions.map(({ module, decision, reason, providerId }) => (
          <li>
            <strong>{module}</strong> {readCatalog().moduleById(module).title}
            {decision === 'modelled' ? null : (
              <small>
                {moduleDecisionLabels[decision]}
                {providerId ? ` ${state.objects.get(providerId)?.name ?? ''}` : ''}
                {reason ? `: ${reason}` : ''}
              </small>
            )}
          </li>
        ))}
      </ul>
      {rights.seesModelling ? (
        <p>
          <a
            href={addressOf(pathOf('/modellierung/zielobjekte', state.object.code), {
              verbund: domain.code,
            })}
          >
            Gründe, Ausschlüsse und Bedingungen
          </a>
        </p>
      ) : null}
    </>
  )
}

function Dependencies(props: PageProps) {
  const { domain, state, rights } = props
  const { object, objects, links, ownLinks } = state
  const graph = layOutGraph(object, [...objects.values()], links)
  const needed = ownLinks.filter(({ fromId }) => fromId === object.id)
  const needing = ownLinks.filter(({ toId }) => toId === object.id)
  const toNew = addressOf(`${pathOf('/zielobjekte', object.code)}/abhaengigkeiten/neu`, {
    verbund: domain.code,
  })
  return (
    <section aria-labelledby="abhaengigkeiten">
      <div class="section-heading">
        <h2 id="abhaengigkeiten">Abhängigkeiten ({ownLinks.length})</h2>
        {rights.mayWrite ? <LinkButton href={toNew}>Abhängigkeit eintragen</LinkButton> : null}
      </div>
      {graph ? <DependencyPicture graph={graph} code={object.code} /> : null}
      {ownLinks.length === 0 ? (
        <p class="muted">Von {object.code} hängt nichts ab, und es hängt von nichts ab.</p>
      ) : (
        <div class="columns halves">
          <LinkList
            {...props}
            title={`Was sich auf ${object.code} stützt`}
            links={needing}
            isFrom
          />
          <LinkList {...props} title={`Worauf sich ${object.code} stützt`} links={needed} />
        </div>
      )}
    </section>
  )
}

/** `isFrom`: the other target object is the one that the link begins at. */
function LinkList(
  props: PageProps & { title: string; links: readonly TargetObjectLink[]; isFrom?: boolean },
) {
  const { title, links, isFrom, state } = props
  const sorted = links.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  function sortKey({ fromId, toId }: TargetObjectLink): string {
    return state.objects.get(isFrom ? fromId : toId)?.code ?? '~'
  }
  return (
    <section>
      <h3>
        {title} ({links.length})
      </h3>
      {links.length === 0 ? <p class="muted">nichts</p> : null}
      <ul class="plain-list links">
        {sorted.map((link) => (
          <li>
            <LinkText {...props} link={link} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function LinkText({
  domain,
  state,
  rights,
  csrfToken,
  link,
  isFrom,
}: PageProps & { link: TargetObjectLink; isFrom?: boolean }) {
  const other = state.objects.get(isFrom ? link.fromId : link.toId)
  const query = { verbund: domain.code }
  const page = pathOf('/zielobjekte', state.object.code)
  const name = other ? (
    <>
      {rights.seesAll ? (
        <a href={addressOf(pathOf('/zielobjekte', other.code), query)}>{other.code}</a>
      ) : (
        other.code
      )}{' '}
      {other.name}
    </>
  ) : (
    'ein Zielobjekt in einem anderen Informationsverbund'
  )
  return (
    <>
      <span>
        {isFrom ? (
          <>
            {name}{' '}
            <span class="muted">
              {relationLabels[link.relation]} {state.object.code}
            </span>
          </>
        ) : (
          <>
            <span class="muted">{relationLabels[link.relation]}</span> {name}
          </>
        )}
        <small>
          {link.origin === 'rule' ? 'aus dem Bestand' : 'von Hand'}
          {link.reason ? `: ${link.reason}` : ''}
        </small>
      </span>
      {rights.mayWrite && link.origin === 'person' ? (
        <form
          method="post"
          action={addressOf(`${page}/abhaengigkeiten/entfernung`, query)}
          class="inline-form"
        >
          <input type="hidden" name="_csrf" value={csrfToken} />
          <input type="hidden" name="id" value={link.id} />
          <button type="submit" class="plain">
            Entfernen<span class="kern-sr-only">: {other?.code ?? 'Abhängigkeit'}</span>
          </button>
        </form>
      ) : null}
    </>
  )
}

function Applications({ domain, state }: PageProps) {
  if (state.applications.length === 0) return null
  return (
    <section aria-labelledby="anwendungen">
      <h2 id="anwendungen">Fachanwendungen ({state.applications.length})</h2>
      <ul class="plain-list">
        {state.applications.map(({ id, name, department }) => (
          <li>
            <a href={addressOf(pathOf('/fachanwendungen', id), { verbund: domain.code })}>{name}</a>
            {department ? <span class="muted"> {department}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Devices({ state: { deviceCounts, devices } }: PageProps) {
  if (deviceCounts.length === 0) return null
  const total = deviceCounts.reduce((sum, { count }) => sum + count, 0)
  return (
    <section aria-labelledby="geraete">
      <h2 id="geraete">Geräte ({total})</h2>
      <div class="columns device-columns">
        <table class="dense">
          <caption class="kern-sr-only">Geräte nach Standort und Art</caption>
          <thead>
            <tr>
              <th scope="col">Standort</th>
              <th scope="col">Art</th>
              <th scope="col" class="number">
                Anzahl
              </th>
            </tr>
          </thead>
          <tbody>
            {deviceCounts.map(({ site, kind, count }) => (
              <tr>
                <th scope="row">{site || 'ohne Standort'}</th>
                <td>{deviceKindLabels[kind]}</td>
                <td class="number">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <details open={total <= 12}>
          <summary>
            {devices.length < total ? `Die ersten ${devices.length} Geräte` : 'Einzelne Geräte'}
          </summary>
          <ul class="plain-list devices">
            {devices.map((device) => (
              <li>
                <strong>{device.inventoryNumber ?? device.serial}</strong>{' '}
                {`${device.manufacturer} ${device.model}`.trim()}
                <small>
                  {[device.site, device.room, deviceStatusLabels[device.status]]
                    .filter(Boolean)
                    .join(', ')}
                </small>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </section>
  )
}
