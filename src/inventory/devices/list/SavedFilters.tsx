/** Lists that a person has saved, the columns that are shown, and saving both by a name. @module */
import type { SavedFilter } from '../../../../db/queries/savedFilters.ts'
import { addressOf } from '../../../web/address.ts'
import { Button, Form, type FormState, Hidden, TextField } from '../../../web/form.tsx'
import { type DeviceColumn, deviceColumnLabels, deviceColumns } from './deviceColumn.ts'
import { type DeviceQuery, devicesPath, parametersOf } from './deviceQuery.ts'

type Props = {
  readonly query: DeviceQuery
  readonly saved: readonly SavedFilter[]
  readonly verbund: string
  readonly csrfToken: string
  /** What was wrong with the name. */
  readonly state: FormState | undefined
  readonly columns: readonly DeviceColumn[]
}

export function ListSettings(props: Props) {
  return (
    <div class="list-settings no-print">
      <SavedLists {...props} />
      <ColumnChoice {...props} />
      <SaveForm {...props} />
    </div>
  )
}

function SavedLists({ saved, verbund, csrfToken, query }: Props) {
  if (saved.length === 0) return null
  const current = addressOf('', parametersOf(query))
  return (
    <details class="further">
      <summary>
        Gemerkte Listen <span class="muted">{saved.length}</span>
      </summary>
      <ul class="plain-list">
        {saved.map(({ id, name, parameters }) => (
          <li class="saved-filter">
            <a
              href={`${addressOf(devicesPath, { verbund })}${parameters ? `&${parameters}` : ''}`}
              aria-current={`?${parameters}` === current ? 'true' : undefined}
            >
              {name}
            </a>
            <form
              method="post"
              action={addressOf(`${devicesPath}/filter/${id}/loeschung`, { verbund })}
            >
              <input type="hidden" name="_csrf" value={csrfToken} />
              <button type="submit" class="plain">
                Löschen<span class="kern-sr-only"> ({name})</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  )
}

function ColumnChoice({ query, verbund, columns }: Props) {
  const { spalten: _, ...kept } = parametersOf(query)
  return (
    <details class="further">
      <summary>Spalten</summary>
      <form method="get" action={devicesPath} class="columns-form">
        {Object.entries({ verbund, ...kept }).map(([name, value]) =>
          value ? <input type="hidden" name={name} value={value} /> : null,
        )}
        <fieldset>
          <legend class="kern-sr-only">Spalten, die gezeigt werden</legend>
          {deviceColumns
            .filter((column) => columns.includes(column))
            .map((column) => (
              <label>
                <input
                  type="checkbox"
                  name="spalten"
                  value={column}
                  checked={query.columns.includes(column)}
                />
                {deviceColumnLabels[column]}
              </label>
            ))}
        </fieldset>
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">Spalten zeigen</span>
        </button>
      </form>
    </details>
  )
}

function SaveForm({ query, verbund, csrfToken, state }: Props) {
  const parameters = addressOf('', parametersOf(query)).slice(1)
  return (
    <details class="further" open={state !== undefined}>
      <summary>Liste merken</summary>
      <Form
        action={addressOf(`${devicesPath}/filter`, { verbund })}
        csrfToken={csrfToken}
        problems={state?.problems}
        idPrefix="filter-"
        class="form tight"
      >
        <Hidden values={{ parameters }} />
        <TextField
          state={state ?? { values: {} }}
          name="name"
          label="Name"
          hint="Filter, Reihenfolge und Spalten. Eine Liste mit demselben Namen wird ersetzt."
          maxlength={80}
          idPrefix="filter-"
        />
        <Button>Liste merken</Button>
      </Form>
    </details>
  )
}
