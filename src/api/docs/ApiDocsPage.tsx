/** The programming interface as a page: everything on it comes from the OpenAPI document. @module */
import { tokenScopeLabels, tokenScopes } from '../../access/tokenScope.ts'
import { Heading } from '../../web/Heading.tsx'
import { apiPath } from '../endpoint.ts'
import type { JsonSchema, OpenApiDocument, Operation, Parameter } from '../openApi.ts'
import { problemKinds } from '../problem.ts'
import { type FieldLine, fieldsOf, typeOf } from './describeSchema.ts'

type Entry = { readonly method: string; readonly path: string; readonly operation: Operation }

export function ApiDocsPage({ document }: { document: OpenApiDocument }) {
  const entries = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Entry => ({ method, path, operation })),
  )
  return (
    <div class="api-docs">
      <Heading
        title="Schnittstelle"
        detail="Fassung 1"
        lead={
          <>
            Andere Programme lesen und melden hier Daten. Dieselbe Beschreibung für Werkzeuge:{' '}
            <a href={`${apiPath}/openapi.json`}>openapi.json</a> (OpenAPI 3.1).
          </>
        }
      />
      <Contents document={document} />
      <Basics />
      {document.tags.map(({ name }) => (
        <section>
          <h2 id={anchorOf(name)}>{name}</h2>
          {entries
            .filter(({ operation }) => operation.tags.includes(name))
            .map((entry) => (
              <OperationPart entry={entry} document={document} />
            ))}
        </section>
      ))}
      <h2 id="objekte">Objekte</h2>
      {Object.entries(document.components.schemas).map(([name, schema]) => (
        <section>
          <h3 id={anchorOf(name)}>{name}</h3>
          <FieldTable
            caption={`Felder von ${name}`}
            fields={fieldsOf(schema, document.components.schemas)}
          />
        </section>
      ))}
      <Problems />
    </div>
  )
}

function Contents({ document }: { document: OpenApiDocument }) {
  return (
    <nav aria-label="Inhalt">
      <ul class="contents">
        <li>
          <a href="#grundlagen">Grundlagen</a>
        </li>
        {document.tags.map(({ name }) => (
          <li>
            <a href={`#${anchorOf(name)}`}>{name}</a>
          </li>
        ))}
        <li>
          <a href="#objekte">Objekte</a>
        </li>
        <li>
          <a href="#probleme">Wenn etwas nicht geht</a>
        </li>
      </ul>
    </nav>
  )
}

function Basics() {
  return (
    <section class="text">
      <h2 id="grundlagen">Grundlagen</h2>
      <p>
        Jede Anfrage trägt einen Schlüssel: <code>Authorization: Bearer basislotse_…</code>. Die
        Administration stellt ihn unter „Verwaltung“, „Schnittstelle“ aus. Die Anmeldung im Browser
        gilt hier nicht, und ein Schlüssel öffnet keine Seite der Anwendung.
      </p>
      <dl class="facts">
        {tokenScopes.map((scope) => (
          <>
            <dt>
              <code>{scope}</code>
            </dt>
            <dd>{tokenScopeLabels[scope]}</dd>
          </>
        ))}
      </dl>
      <pre>
        <code>
          {`curl -H "Authorization: Bearer $BASISLOTSE_TOKEN" "$BASISLOTSE_URL${apiPath}/devices?limit=10"`}
        </code>
      </pre>
      <p>
        Inhalte sind JSON in UTF-8, höchstens 1 MB. Unbekannte Felder werden abgewiesen. Tage stehen
        als JJJJ-MM-TT, Zeitpunkte in UTC, Geld in Cent.
      </p>
      <p>
        Listen kommen in Seiten; <code>next</code> ist die Adresse der nächsten. Antworten tragen
        ein <code>ETag</code> mit der Fassung; wer ändert, nennt sie in <code>If-Match</code>. Wer
        zugleich geändert hat, wird so nicht überschrieben.
      </p>
      <p>
        Ein Schlüssel hat 600 Anfragen in der Minute; <code>RateLimit</code> sagt, wie viele übrig
        sind, und <code>Retry-After</code>, wann es weitergeht.
      </p>
    </section>
  )
}

function OperationPart({ entry, document }: { entry: Entry; document: OpenApiDocument }) {
  const { method, path, operation } = entry
  const { schemas } = document.components
  const [body] = Object.values(operation.requestBody?.content ?? {})
  return (
    <article>
      <h3 id={operation.operationId}>{operation.summary}</h3>
      <p>
        <code class="address">
          {method.toUpperCase()} {apiPath}
          {path}
        </code>
      </p>
      <p>{operation.description}</p>
      {operation.parameters.length > 0 ? (
        <FieldTable
          caption={`Angaben in Adresse und Kopf: ${operation.summary}`}
          fields={operation.parameters.map(lineOf)}
        />
      ) : null}
      {body ? (
        <BodyPart schema={body.schema} example={body.example} of={operation} schemas={schemas} />
      ) : null}
      <p>
        Antworten:{' '}
        {Object.entries(operation.responses).map(([status, answer], index) => (
          <>
            {index > 0 ? ' · ' : ''}
            <AnswerText status={status} answer={answer} />
          </>
        ))}
      </p>
    </article>
  )
}

function BodyPart({
  schema,
  example,
  of,
  schemas,
}: {
  schema: JsonSchema
  example: unknown
  of: Operation
  schemas: OpenApiDocument['components']['schemas']
}) {
  const reference = typeof schema.$ref === 'string' ? typeOf(schema) : undefined
  return (
    <>
      {reference ? (
        <p>
          Inhalt: <a href={`#${anchorOf(reference)}`}>{reference}</a>
        </p>
      ) : (
        <FieldTable caption={`Inhalt: ${of.summary}`} fields={fieldsOf(schema, schemas)} />
      )}
      {example === undefined ? null : (
        <pre>
          <code>{JSON.stringify(example, null, 2)}</code>
        </pre>
      )}
    </>
  )
}

function FieldTable({ caption, fields }: { caption: string; fields: readonly FieldLine[] }) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="muted">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Typ</th>
            <th scope="col">Bedeutung</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, type, isRequired, text }) => (
            <tr>
              <th scope="row">
                <code>{name}</code>
                {isRequired ? <small class="muted"> nötig</small> : null}
              </th>
              <td data-label="Typ">{type}</td>
              <td data-label="Bedeutung">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A sound answer says what it holds, a problem leads to its explanation. */
function AnswerText({ status, answer }: { status: string; answer: JsonSchema }) {
  const kind =
    String(answer.$ref ?? '')
      .split('/')
      .at(-1) ?? ''
  return kind === '' ? (
    <>
      <strong>{status}</strong> {String(answer.description)}
    </>
  ) : (
    <a href={`#${kind}`}>{status}</a>
  )
}

function Problems() {
  return (
    <>
      <h2 id="probleme">Wenn etwas nicht geht</h2>
      <p>
        Die Antwort ist <code>application/problem+json</code> (RFC 9457), auf Deutsch und mit der
        Nummer der Anfrage in <code>instance</code>.
      </p>
      <dl class="facts">
        {Object.entries(problemKinds).map(([kind, { status, title, text }]) => (
          <>
            <dt id={kind}>
              {status} {title}
            </dt>
            <dd>{text}</dd>
          </>
        ))}
      </dl>
    </>
  )
}

function lineOf({ name, required, description, schema }: Parameter): FieldLine {
  const words = Array.isArray(schema.enum) ? schema.enum.join(', ') : ''
  return {
    name,
    type: typeOf(schema),
    isRequired: required,
    text: [description, words].filter(Boolean).join('; '),
  }
}

function anchorOf(name: string): string {
  return `teil-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
}
