/**
 * Kinds of target objects (Zielobjekte) that the modelling rules speak of: a closed world. A target
 * object may carry several kinds (a laptop with Windows: `system.laptop` and `system.client.windows`).
 * @module
 */

/** Kind → German name. The first dot separates the family: system, application, network, room … */
export const targetKindLabels = {
  domain: 'Informationsverbund',
  site: 'Standort',
  businessProcess: 'Geschäftsprozess',
  'application.general': 'Anwendung',
  'application.activeDirectory': 'Active Directory',
  'application.browser': 'Webbrowser',
  'application.custom': 'Individualsoftware',
  'application.database': 'Relationale Datenbank',
  'application.directory': 'Verzeichnisdienst',
  'application.dns': 'DNS-Server',
  'application.exchange': 'Microsoft Exchange oder Outlook',
  'application.fileServer': 'Fileserver',
  'application.groupware': 'Groupware',
  'application.kubernetes': 'Kubernetes-Cluster',
  'application.mailClient': 'E-Mail-Client oder -Server',
  'application.mobileApp': 'Mobile Anwendung (App)',
  'application.office': 'Office-Produkt',
  'application.openLdap': 'OpenLDAP',
  'application.samba': 'Samba',
  'application.sap': 'SAP-ERP-System',
  'application.systemManagement': 'Systemmanagement-Lösung',
  'application.ucc': 'Unified Communications und Collaboration',
  'application.web': 'Webanwendung oder Webservice',
  'application.webServer': 'Webserver',
  'system.android': 'Gerät mit Android',
  'system.client': 'Client',
  'system.client.linux': 'Client unter Linux oder Unix',
  'system.client.macos': 'Client unter macOS',
  'system.client.virtual': 'Virtueller Client',
  'system.client.windows': 'Client unter Windows',
  'system.container': 'Container-Umgebung',
  'system.embedded': 'Eingebettetes System',
  'system.fax': 'Faxgerät oder Faxserver',
  'system.firewall': 'Firewall',
  'system.ios': 'Gerät mit iOS oder iPadOS',
  'system.iot': 'IoT-Gerät',
  'system.laptop': 'Laptop',
  'system.mainframe': 'Großrechner IBM Z',
  'system.mdm': 'Mobile Device Management',
  'system.mobilePhone': 'Mobiltelefon',
  'system.nac': 'Network Access Control (Zentrale)',
  'system.networkDevice': 'Netzkomponente',
  'system.other': 'Sonstiges IT-System',
  'system.printer': 'Drucker, Kopierer oder Multifunktionsgerät',
  'system.removableMedia': 'Wechseldatenträger',
  'system.router': 'Router',
  'system.server': 'Server',
  'system.server.linux': 'Server unter Linux oder Unix',
  'system.server.windows': 'Server unter Windows',
  'system.smartphone': 'Smartphone',
  'system.storage': 'Speicherlösung',
  'system.switch': 'Switch',
  'system.tablet': 'Tablet',
  'system.telephony': 'TK-Anlage',
  'system.terminalServer': 'Terminalserver',
  'system.vdi': 'Virtual-Desktop-Infrastruktur',
  'system.virtualization': 'Virtualisierungsserver',
  'system.voip': 'VoIP-System',
  'system.vpn': 'VPN-Zugang',
  'system.wlanAccessPoint': 'WLAN-Access-Point',
  'network.lan': 'Lokales Netz',
  'network.link': 'Kommunikationsverbindung',
  'network.management': 'Netzmanagement',
  'network.wlan': 'WLAN',
  'ot.control': 'Prozessleittechnik',
  'ot.ics': 'ICS-Komponente',
  'ot.machine': 'Maschine',
  'ot.plc': 'Speicherprogrammierbare Steuerung',
  'ot.sensorActuator': 'Sensor oder Aktor',
  'ot.sis': 'Safety Instrumented System',
  'building.tga': 'Technische Gebäudeausrüstung',
  'room.archive': 'Datenträgerarchiv',
  'room.building': 'Gebäude',
  'room.cabling': 'Verkabelung',
  'room.datacenter': 'Rechenzentrum',
  'room.home': 'Häuslicher Arbeitsplatz',
  'room.meeting': 'Besprechungs-, Veranstaltungs- oder Schulungsraum',
  'room.mobileWorkplace': 'Mobiler Arbeitsplatz',
  'room.office': 'Büroraum',
  'room.other': 'Sonstiger Raum',
  'room.serverRoom': 'Serverraum',
  'room.technical': 'Raum oder Schrank für technische Infrastruktur',
  'room.vehicle': 'Fahrzeug',
  'provider.cloud': 'Cloud-Dienst',
  'provider.other': 'Sonstiger Dienstleister',
  'provider.outsourcing': 'Outsourcing-Dienstleister',
  'customer.outsourcing': 'Kunde, für den wir IT betreiben',
} as const satisfies Record<string, string>

export type TargetKind = keyof typeof targetKindLabels

export const targetKinds = Object.keys(targetKindLabels).filter(isTargetKind)

/** Kinds that no module of Edition 2023 names; ours, or named by triggers and lists of A.1 only. */
export const kindsWithoutModule: readonly TargetKind[] = [
  'site',
  'businessProcess',
  'network.link',
  'room.other',
  'provider.other',
]

export function isTargetKind(text: string): text is TargetKind {
  return Object.hasOwn(targetKindLabels, text)
}

/**
 * Whether a rule's kind covers a target object's kind: exactly, or by `x.*`, which covers every kind
 * that begins with `x.`.
 */
export function coversKind(pattern: string, kind: string): boolean {
  return pattern.endsWith('.*') ? kind.startsWith(pattern.slice(0, -1)) : pattern === kind
}

/** Whether a text is a kind or an `x.*` that covers at least one kind. */
export function isKindPattern(text: string): boolean {
  return targetKinds.some((kind) => coversKind(text, kind))
}

/** Whether a kind is `prefix` or lies below it: `system.client` has `system.client.windows` below it. */
export function isKindBelow(prefix: string, kind: string): boolean {
  return kind === prefix || kind.startsWith(`${prefix}.`)
}

/** Whether a text is a kind or the beginning of one. */
export function isKindPrefix(text: string): boolean {
  return targetKinds.some((kind) => isKindBelow(text, kind))
}
