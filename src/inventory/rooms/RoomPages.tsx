/** Rooms by site and building, and the form that says what kind a room is. @module */
import { isTargetKind, targetKindLabels, targetKinds } from '../../../catalog/targetKind.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { FilteredCount, FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { Form, FormActions, type FormState, Hidden, SelectField } from '../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import { siteTypeLabels } from '../device.ts'
import { isRoomKind } from '../roomKind.ts'
import { groupRooms, type ListedRoom, type RoomQuery } from './roomList.ts'

const path = '/raeume'

const kindOptions = targetKinds
  .filter((kind) => isRoomKind(kind))
  .map((kind) => ({ value: kind, label: targetKindLabels[kind] }))

type ListProps = {
  domain: InformationDomain
  query: RoomQuery
  rooms: readonly ListedRoom[]
  page: PageOf
  total: number
  /** How many rooms do not say what they are. */
  unknown: number
  sites: readonly { readonly value: string; readonly label: string }[]
  /** The code of the target object of a room's group, if it is accepted. */
  codeOf: (room: ListedRoom) => string | undefined
  mayWrite: boolean
}

export function RoomListPage(props: ListProps) {
  const { domain, query, rooms, page, total, unknown, sites, mayWrite } = props
  const keep = { verbund: domain.code, ...query }
  return (
    <>
      <Heading
        title={`${total} ${total === 1 ? 'Raum' : 'Räume'} an ${sites.length} ${sites.length === 1 ? 'Standort' : 'Standorten'}`}
        detail={domain.name}
        lead={
          unknown === 0
            ? 'Bei allen Räumen ist die Art bekannt.'
            : `Bei ${unknown} ist die Art nicht bekannt; sie gehören zu keinem Zielobjekt.`
        }
        actions={
          mayWrite && total > 1 ? (
            <LinkButton href={addressOf(`${path}/doppelte`, { verbund: domain.code })}>
              Doppelte zusammenführen
            </LinkButton>
          ) : undefined
        }
      />
      {total === 0 ? (
        <Empty title="Noch keine Räume">
          <p>
            Räume kommen mit der Geräteliste oder mit einer eigenen Liste: „basislotse import rooms
            DATEI“.
          </p>
        </Empty>
      ) : (
        <>
          <Filters path={path} keep={{ verbund: domain.code }}>
            <FilterText name="suche" label="Standort, Gebäude, Raum" value={query.suche} />
            <FilterSelect
              name="standort"
              label="Standort"
              all="Alle Standorte"
              value={query.standort}
              options={sites}
            />
            <FilterSelect
              name="art"
              label="Art"
              all="Alle Arten"
              value={query.art}
              options={[{ value: 'offen', label: 'Art nicht bekannt' }, ...kindOptions]}
            />
            <FilteredCount {...{ page, total }} />
          </Filters>
          {page.total === 0 ? <p>Kein Raum passt zu dieser Auswahl.</p> : <RoomTable {...props} />}
          {rooms.length > 0 ? <Pager page={page} path={path} query={keep} /> : null}
        </>
      )}
    </>
  )
}

function RoomTable(props: ListProps) {
  return (
    <div class="table-wrap">
      <table class="cards dense rooms">
        <thead>
          <tr>
            <th scope="col">Raum</th>
            <th scope="col">Art</th>
            <th scope="col" class="number">
              Geräte
            </th>
            <th scope="col">Zielobjekt</th>
          </tr>
        </thead>
        {groupRooms(props.rooms).map(({ site, siteType, building, rooms }) => (
          <tbody>
            <tr class="place">
              <th scope="rowgroup" colspan={4}>
                {site}{' '}
                <span class="muted">
                  {[building === site ? '' : building, siteTypeLabels[siteType]]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </th>
            </tr>
            {rooms.map((room) => roomRow(room, props))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function roomRow(room: ListedRoom, { domain, codeOf, mayWrite }: ListProps) {
  const query = { verbund: domain.code }
  const code = codeOf(room)
  return (
    <tr>
      <th scope="row" class="indented">
        {mayWrite ? <a href={addressOf(pathOf(path, room.id), query)}>{room.name}</a> : room.name}
      </th>
      <td data-label="Art">
        {room.kind ? targetKindLabels[room.kind] : <span class="soon">nicht bekannt</span>}
        {room.kind && room.statedKind === '' ? <span class="muted"> (aus dem Namen)</span> : null}
      </td>
      <td class="number" data-label="Geräte">
        {room.devices}
      </td>
      <td data-label="Zielobjekt">
        {code ? (
          <a href={addressOf(pathOf('/zielobjekte', code), query)}>{code}</a>
        ) : (
          <span class="muted">keins</span>
        )}
      </td>
    </tr>
  )
}

export function RoomFormPage({
  domain,
  room,
  version,
  state,
  csrfToken,
}: {
  domain: InformationDomain
  room: ListedRoom
  version: number
  state: FormState
  csrfToken: string
}) {
  const query = { verbund: domain.code }
  const fromName = room.statedKind === '' ? room.kind : undefined
  return (
    <>
      <Heading
        title={`Raum ${room.name}`}
        detail={[room.site, room.building].filter(Boolean).join(', ')}
        lead="Räume gleicher Art an Standorten gleicher Art bilden ein Zielobjekt; aus der Art ergeben sich die Bausteine."
      />
      <Form
        action={addressOf(pathOf(path, room.id), query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ version }} />
        <SelectField
          state={state}
          name="kind"
          label="Art"
          hint="Ein Serverraum braucht andere Bausteine als ein Büro. Ohne Art gehört der Raum zu keinem Zielobjekt."
          none={
            fromName && isTargetKind(fromName)
              ? `aus dem Namen: ${targetKindLabels[fromName]}`
              : 'nicht angegeben'
          }
          options={kindOptions}
          isOptional
        />
        <FormActions save="Speichern" back={addressOf(path, query)} />
      </Form>
    </>
  )
}
