/**
 * Which kinds of target object an application is, read from the words that the list itself holds;
 * the reason quotes them. Products count in the name only: a description also names neighbours.
 * @module
 */
import type { TargetKind } from '../../catalog/targetKind.ts'
import { foldText } from '../core/text.ts'
import type { ApplicationFacts } from './application.ts'
import type { TargetAttributes } from './targetObject.ts'

export type ApplicationTarget = {
  readonly kinds: readonly TargetKind[]
  readonly attributes: TargetAttributes
  /** The words that speak of the kinds, as the list writes them; empty when none does. */
  readonly evidence: readonly string[]
}

/** Whole words or phrases, folded. */
const words: readonly (readonly [TargetKind, readonly string[]])[] = [
  ['application.office', ['microsoft office', 'ms office', 'office 20\\d\\d', 'libreoffice']],
  ['application.office', ['microsoft 365', 'office 365', 'm365', 'onlyoffice', 'openoffice']],
  ['application.browser', ['webbrowser', 'firefox', 'google chrome', 'microsoft edge', 'edge']],
  ['application.exchange', ['exchange', 'outlook', 'exchange online']],
  ['application.mailClient', ['thunderbird', 'e-mail-client', 'mailserver', 'e-mail-server']],
  ['application.groupware', ['groupware', 'zimbra', 'open-xchange', 'kopano', 'groupwise']],
  ['application.activeDirectory', ['active directory', 'ad ds', 'domaenencontroller']],
  ['application.openLdap', ['openldap']],
  ['application.directory', ['verzeichnisdienst', 'ldap', 'univention', 'ucs']],
  ['application.database', ['datenbankserver', 'sql server', 'ms sql', 'mssql', 'postgresql']],
  ['application.database', ['oracle database', 'mariadb', 'mysql', 'datenbanksystem']],
  ['application.fileServer', ['fileserver', 'dateiserver', 'dateiablage', 'file server']],
  ['application.samba', ['samba']],
  ['application.dns', ['dns', 'dns-server', 'nameserver']],
  ['application.sap', ['sap', 'sap erp', 'sap r/3']],
  ['application.webServer', ['webserver', 'apache httpd', 'nginx', 'iis']],
  ['application.web', ['webanwendung', 'webportal', 'website', 'webseite', 'homepage', 'typo3']],
  ['application.web', ['web-anwendung', 'online-portal', 'buergerportal', 'serviceportal']],
  ['application.web', ['onlinedienst', 'online-dienst', 'ratsinformationssystem', 'moodle']],
  ['application.ucc', ['microsoft teams', 'ms teams', 'webex', 'zoom', 'jitsi', 'bigbluebutton']],
  ['application.kubernetes', ['kubernetes', 'k8s', 'openshift']],
  ['application.mobileApp', ['app', 'apps', 'mobile app', 'mobile anwendung']],
  ['application.systemManagement', ['systemmanagement', 'softwareverteilung', 'baramundi']],
  ['application.systemManagement', ['matrix42', 'opsi', 'empirum', 'sccm', 'wsus']],
  ['system.mdm', ['mdm', 'mobile device management', 'jamf', 'relution', 'intune', 'mobileiron']],
  ['network.management', ['netzmanagement', 'netzwerkmanagement', 'unifi controller']],
  ['system.vpn', ['vpn', 'openvpn', 'wireguard', 'vpn-zugang', 'vpn-gateway']],
  ['application.custom', ['eigenentwicklung', 'individualsoftware', 'individualentwicklung']],
]

const patterns = words.map(
  ([kind, parts]) => [kind, new RegExp(`(?<![a-z0-9])(?:${parts.join('|')})(?![a-z0-9])`)] as const,
)

/** Kinds that a description speaks of the application itself. */
const describedKinds: ReadonlySet<TargetKind> = new Set(['application.web', 'application.custom'])

/** What the facts say that an application is. Without a word that speaks of a kind: `application.general`. */
export function applicationTargetOf(facts: ApplicationFacts): ApplicationTarget {
  const name = foldText(facts.name)
  const described = foldText(`${facts.vendor} | ${facts.description}`)
  const hits = patterns.flatMap(([kind, pattern]) => {
    const inName = pattern.exec(name)
    const word = (inName ?? (describedKinds.has(kind) ? pattern.exec(described) : null))?.[0]
    return word === undefined ? [] : [{ kind, word }]
  })
  const kinds = specificKinds(new Set(hits.map(({ kind }) => kind)))
  const isApplication = [...kinds].some((kind) => kind.startsWith('application.'))
  return {
    kinds: isApplication ? [...kinds] : ['application.general', ...kinds],
    attributes: attributesOf(facts, kinds),
    evidence: [...new Set(hits.filter(({ kind }) => kinds.has(kind)).map(({ word }) => word))],
  }
}

/** A directory product makes the general word for it redundant; an app for a browser is no browser. */
function specificKinds(kinds: Set<TargetKind>): Set<TargetKind> {
  const products: TargetKind[] = ['application.activeDirectory', 'application.openLdap']
  if (products.some((kind) => kinds.has(kind))) kinds.delete('application.directory')
  if (kinds.has('application.exchange')) kinds.delete('application.mailClient')
  return kinds
}

function attributesOf(facts: ApplicationFacts, kinds: ReadonlySet<TargetKind>): TargetAttributes {
  const own = foldText(facts.vendor).includes('eigenentwicklung')
  return {
    ...(facts.personalData === null ? {} : { processesPersonalData: facts.personalData }),
    ...(facts.hosting === 'cloud' ? { usesCloudServices: true } : {}),
    ...(own ? { developedInHouse: true } : {}),
    ...(kinds.has('application.webServer') && facts.hosting === 'provider'
      ? { hostedExternally: true }
      : {}),
  }
}
