/** Target objects as they were: the list, and one with its modules. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import { kindWords } from '../../inventory/kindWords.ts'
import { operatingStatusLabels, relationLabels } from '../../inventory/targetObject.ts'
import { auditAddress } from '../../web/auditAddress.ts'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import type { Audit } from '../readAudit.ts'
import type { ObjectCounts, ObjectDetail } from './readObjects.ts'

export type ObjectListProps = {
  audit: Audit
  objects: readonly ObjectCounts[]
  page: PageOf
}

export function ObjectList({ audit: { access }, objects, page }: ObjectListProps) {
  return (
    <>
      <Heading
        title={objects.length === 1 ? '1 Zielobjekt' : `${objects.length} Zielobjekte`}
        lead="Gleichartiges ist zu Gruppen zusammengefasst; die Anzahl sagt, wie viele Geräte dahinterstehen (A.1)."
      />
      <div class="table-wrap">
        <table class="cards">
          <caption class="kern-sr-only">Zielobjekte</caption>
          <thead>
            <tr>
              <th scope="col">Zielobjekt</th>
              <th scope="col">Art</th>
              <th scope="col" class="number">
                Anzahl
              </th>
              <th scope="col" class="number">
                Bausteine
              </th>
              <th scope="col" class="number">
                Basis erfüllt
              </th>
            </tr>
          </thead>
          <tbody>
            {objects
              .slice(offsetOf(page))
              .slice(0, page.size)
              .map(({ object, modules, met, total }) => (
                <tr>
                  <th scope="row">
                    <a href={auditAddress(access.id, 'objects', [object.code])}>
                      {object.code} {object.name}
                    </a>
                  </th>
                  <td data-label="Art">{kindWords(object.kinds)}</td>
                  <td data-label="Anzahl" class="number">
                    {object.count}
                  </td>
                  <td data-label="Bausteine" class="number">
                    {modules}
                  </td>
                  <td data-label="Basis erfüllt" class="number nowrap">
                    {total === 0 ? <span class="muted">–</span> : `${met} von ${total}`}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      <Pager page={page} path={auditAddress(access.id, 'objects')} query={{}} />
    </>
  )
}

export function ObjectPage({ audit, detail }: { audit: Audit; detail: ObjectDetail }) {
  const { object, modules } = detail
  const { access } = audit
  return (
    <>
      <Heading
        title={`${object.code} ${object.name}`}
        lead={kindWords(object.kinds)}
        actions={
          <>
            <LinkButton href={auditAddress(access.id, 'checks', [], { zielobjekt: object.code })}>
              Alle Anforderungen
            </LinkButton>
            <LinkButton
              href={auditAddress(access.id, 'findings', ['neu'], { zielobjekt: object.code })}
            >
              Feststellung eintragen
            </LinkButton>
          </>
        }
      />
      <ObjectFacts object={object} responsible={detail.responsible} />
      <h2>Bausteine</h2>
      {modules.length === 0 ? (
        <p>Für dieses Zielobjekt ist kein Baustein modelliert.</p>
      ) : (
        <div class="table-wrap">
          <table class="cards">
            <caption class="kern-sr-only">Bausteine dieses Zielobjekts</caption>
            <thead>
              <tr>
                <th scope="col">Baustein</th>
                <th scope="col">Umsetzung</th>
                <th scope="col" class="number">
                  Basis erfüllt
                </th>
              </tr>
            </thead>
            <tbody>
              {modules.map(({ module, provider, met, total }) => (
                <tr>
                  <th scope="row">
                    <a
                      href={auditAddress(access.id, 'checks', [], {
                        zielobjekt: object.code,
                        baustein: module,
                      })}
                    >
                      {module} {readCatalog().moduleById(module).title}
                    </a>
                  </th>
                  <td data-label="Umsetzung">{provider ?? 'durch die Stadt'}</td>
                  <td data-label="Basis erfüllt" class="number nowrap">
                    {total === 0 ? <span class="muted">keine</span> : `${met} von ${total}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Links audit={audit} detail={detail} />
    </>
  )
}

function ObjectFacts({ object, responsible }: { object: TargetObject; responsible: string }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Anzahl', String(object.count)],
    ['Betriebsstatus', operatingStatusLabels[object.operatingStatus]],
    ['Beschreibung', object.description],
    ['Plattform', object.platform],
    ['Ort', object.location],
    ['Benutzt von', object.users],
    ['Verantwortlich', responsible || 'niemand genannt'],
  ]
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd class="lines">{value}</dd>
          </>
        ))}
    </dl>
  )
}

function Links({ audit: { access }, detail }: { audit: Audit; detail: ObjectDetail }) {
  if (detail.links.length === 0) return null
  return (
    <>
      <h2>Abhängigkeiten</h2>
      <ul>
        {detail.links.map(({ relation, isFrom, code, name, isOwn }) => (
          <li>
            {isFrom ? relationLabels[relation] : `hierauf bezogen (${relationLabels[relation]}):`}{' '}
            {isOwn ? (
              <a href={auditAddress(access.id, 'objects', [code])}>
                {code} {name}
              </a>
            ) : (
              `${name} (anderer Informationsverbund)`
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
