/** The frame of every page: head, navigation, main part. @module */
import type { Child } from 'hono/jsx'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import type { Visit } from '../access/sessions/readVisit.ts'
import { type Day, germanDay } from '../core/day.ts'
import { addressOf } from './address.ts'
import { type NavigationEntry, navigationFor } from './navigation.ts'
import { domainParameter } from './pageDomain.ts'

/**
 * What a page says of itself. `path` is that of its entry in the navigation; `domain` the information domain it
 * shows. `scripts` are assets that only this page needs.
 */
export type PageFrame = {
  readonly title: string
  readonly path?: string
  readonly domain?: InformationDomain | undefined
  readonly scripts?: readonly string[]
  /** A page without navigation: login, first steps. */
  readonly isBare?: boolean
}

type LayoutProps = {
  frame: PageFrame
  visit: Visit | undefined
  today: Day
  notice: string | undefined
  assetUrl: (name: string) => string
  children?: Child
}

export function Layout({ frame, visit, today, notice, assetUrl, children }: LayoutProps) {
  const city = visit ? ` – ${visit.organisation.name}` : ''
  return (
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content='{"history":false,"includeIndicatorCSS":false}' />
        <title>{`${frame.title}${city} – Basislotse`}</title>
        <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('fonts/fira-sans.css')} />
        <link rel="stylesheet" href={assetUrl('kern.min.css')} />
        <link rel="stylesheet" href={assetUrl('compact.css')} />
        <script src={assetUrl('forms.js')} defer />
        <script src={assetUrl('htmx.min.js')} defer />
        {frame.scripts?.map((name) => (
          <script src={assetUrl(name)} defer />
        ))}
      </head>
      <body class={visit && !frame.isBare ? 'app' : 'bare'}>
        <a class="skip" href="#inhalt">
          Zum Inhalt
        </a>
        {visit && !frame.isBare ? <SideBar visit={visit} frame={frame} /> : <Brand />}
        <main id="inhalt" tabindex={-1}>
          {visit ? <PrintLine visit={visit} frame={frame} today={today} /> : null}
          {visit?.organisation.demoDay ? <DemoBanner today={today} /> : null}
          {notice ? (
            <p class="notice" role="status">
              {notice}
            </p>
          ) : null}
          {children}
        </main>
      </body>
    </html>
  )
}

function Brand() {
  return (
    <header class="brand">
      <a href="/">Basislotse</a>
    </header>
  )
}

function DemoBanner({ today }: { today: Day }) {
  return (
    <p class="banner">Beispielstadt mit erfundenen Daten. Ihre Uhr steht am {germanDay(today)}.</p>
  )
}

/** A sheet of paper has no navigation: it says itself whose it is, and of when. */
function PrintLine({ visit, frame, today }: PartProps & { today: Day }) {
  const parts = [visit.organisation.name, frame.domain?.name, `Stand ${germanDay(today)}`]
  return <p class="print-only">{parts.filter(Boolean).join(' · ')}</p>
}

type PartProps = { visit: Visit; frame: PageFrame }

/** Wide and narrow navigation are two, so that the narrow one folds without JavaScript. */
function SideBar({ visit, frame }: PartProps) {
  return (
    <header class="side">
      <p class="brand">
        <a href="/">Basislotse</a>
        <span>{visit.organisation.name}</span>
      </p>
      <div class="wide">
        <Navigation visit={visit} frame={frame} />
      </div>
      <details class="narrow">
        <summary>Menü</summary>
        <Navigation visit={visit} frame={frame} />
      </details>
    </header>
  )
}

function Navigation({ visit, frame }: PartProps) {
  return (
    <>
      <DomainSwitch visit={visit} frame={frame} />
      <nav aria-label="Hauptnavigation">
        {navigationFor(visit.actor).map(({ label, entries }) => (
          <>
            {label ? <p class="section">{label}</p> : null}
            <ul>{entries.map((entry) => navigationItem(entry, frame))}</ul>
          </>
        ))}
      </nav>
      <Account visit={visit} isCurrent={frame.path === '/konto'} />
    </>
  )
}

function navigationItem({ path, label, isOfDomain }: NavigationEntry, frame: PageFrame) {
  const query = isOfDomain && frame.domain ? { [domainParameter]: frame.domain.code } : {}
  return (
    <li>
      <a href={addressOf(path, query)} aria-current={frame.path === path ? 'page' : undefined}>
        {label}
      </a>
    </li>
  )
}

/** The same list of another information domain. */
function DomainSwitch({ visit, frame: { domain, path } }: PartProps) {
  if (visit.domains.length < 2 || !domain) return null
  return (
    <nav aria-label="Informationsverbund" class="domains">
      {visit.domains.map(({ code, name }) => (
        <a
          href={addressOf(path ?? '/', { [domainParameter]: code })}
          aria-current={code === domain.code ? 'true' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}

function Account({ visit, isCurrent }: { visit: Visit; isCurrent: boolean }) {
  return (
    <div class="account">
      <a href="/konto" aria-current={isCurrent ? 'page' : undefined}>
        {visit.account.name}
      </a>
      <form method="post" action="/abmeldung">
        <input type="hidden" name="_csrf" value={visit.csrfToken} />
        <button type="submit" class="plain">
          Abmelden
        </button>
      </form>
    </div>
  )
}
