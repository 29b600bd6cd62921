/**
 * What the synthetic city's core administration owns: 180 workplaces and 80 other devices.
 * @module
 */
import type { Day } from '../../src/core/day.ts'
import type { Place, Purchase } from './cityDevice.ts'
import type { ModelKey } from './deviceModels.ts'

const townHall: Place = { site: 'Rathaus', short: 'rat', building: 'Rathaus', macPart: '11' }
const annex: Place = {
  site: 'Verwaltungsgebäude Hohe Straße',
  short: 'vhs',
  building: 'Haupthaus',
  macPart: '12',
}
const yard: Place = { site: 'Bauhof', short: 'bau', building: 'Betriebshof', macPart: '13' }
const fireStation: Place = {
  site: 'Feuerwehr Hauptwache',
  short: 'fw',
  building: 'Wache',
  macPart: '14',
}
const library: Place = {
  site: 'Stadtbibliothek',
  short: 'bib',
  building: 'Bibliothek',
  macPart: '15',
}

export const places = { townHall, annex, yard, fireStation, library } as const

export type Department = {
  readonly place: Place
  readonly name: string
  readonly rooms: readonly string[]
  readonly notebooks: number
  readonly pcs: number
}

function department(
  place: Place,
  name: string,
  rooms: readonly string[],
  notebooks: number,
  pcs: number,
): Department {
  return { place, name, rooms, notebooks, pcs }
}

export const departments: readonly Department[] = [
  department(townHall, 'Bürgermeisteramt', ['201', '202', '203', '204'], 8, 0),
  department(townHall, 'Hauptamt', ['207', '208', '209', '210', '211', '212'], 14, 3),
  department(townHall, 'Kämmerei', ['301', '302', '303', '304', '305', '306'], 13, 5),
  department(townHall, 'Bürgerbüro', ['001', '002', '003'], 2, 12),
  department(townHall, 'Standesamt', ['101', '102'], 2, 3),
  department(townHall, 'EDV', ['015', '016'], 8, 2),
  department(annex, 'Ordnungsamt', ['101', '102', '103', '104', '105', '106'], 14, 4),
  department(annex, 'Bauamt', ['201', '202', '203', '204', '205', '206', '207'], 18, 6),
  department(annex, 'Amt für Schulen, Sport und Kultur', ['113', '114', '115', '116'], 11, 2),
  department(annex, 'Sozialwesen', ['301', '302', '303', '304'], 8, 4),
  department(annex, 'Gebäudemanagement', ['213', '214'], 5, 2),
  department(yard, 'Bauhof', ['Büro Leitung', 'Meisterbüro'], 5, 4),
  department(fireStation, 'Feuerwehr', ['Einsatzzentrale', 'Büro Wehrleitung'], 6, 5),
  department(library, 'Stadtbibliothek', ['Ausleihe', 'Büro'], 4, 8),
  department(library, 'Tourist-Information', ['Foyer'], 0, 2),
]

type Extra = Partial<Omit<Purchase, 'count' | 'model' | 'rooms' | 'boughtOn'>>
export type SitePurchase = Purchase & { readonly place: Place }

function buy(
  place: Place,
  count: number,
  model: ModelKey,
  rooms: readonly string[],
  boughtOn: Day,
  extra: Extra = {},
): SitePurchase {
  return { place, count, model, rooms, boughtOn, network: 'Verwaltung', ...extra }
}

/** A virtual server: host name, operating system, what it does. */
function virtual(host: string, os: string, version: string, note: string): SitePurchase {
  return buy(townHall, 1, 'virtualServer', ['Serverraum'], '2023-05-15', {
    host,
    os: [os, version],
    note,
  })
}

const windows = 'Windows Server'

export const serversAndNetwork: readonly SitePurchase[] = [
  buy(townHall, 2, 'hypervisor', ['Serverraum'], '2023-05-15', { note: 'Virtualisierungshosts' }),
  buy(fireStation, 1, 'hypervisor', ['Technikraum'], '2023-05-15', { note: 'Ausweichstandort' }),
  virtual('srv-dc01', windows, '2022', 'Domänencontroller, DNS'),
  virtual('srv-dc02', windows, '2022', 'Domänencontroller, DNS'),
  virtual('srv-fs01', windows, '2019', 'Fileserver'),
  virtual('srv-db01', windows, '2019', 'Datenbankserver'),
  virtual('srv-mail01', windows, '2019', 'Mailserver'),
  virtual('srv-ts01', windows, '2022', 'Terminalserver'),
  virtual('srv-ts02', windows, '2022', 'Terminalserver'),
  virtual('srv-app01', windows, '2016', 'Fachanwendungen, Ablösung geplant'),
  virtual('srv-app02', windows, '2022', 'Fachanwendungen'),
  virtual('srv-app03', windows, '2025', 'Fachanwendungen, seit 02/2025'),
  virtual('srv-print01', windows, '2019', 'Druckserver'),
  virtual('srv-web01', 'Debian GNU/Linux', '12', 'Intranet'),
  virtual('srv-mon01', 'Ubuntu Server', '22.04 LTS', 'Überwachung und Protokolle'),
  buy(fireStation, 1, 'backupServer', ['Technikraum'], '2022-04-11', { note: 'Datensicherung' }),
  buy(townHall, 1, 'rackNas', ['Serverraum'], '2022-04-11'),
  buy(fireStation, 1, 'rackNas', ['Technikraum'], '2022-04-11', {
    note: 'Zweitkopie der Sicherung',
  }),
  buy(townHall, 2, 'coreSwitch', ['Serverraum'], '2023-02-27'),
  buy(townHall, 4, 'accessSwitch', ['Technikraum EG', 'Technikraum 2. OG'], '2023-02-27'),
  buy(annex, 3, 'accessSwitch', ['Technikraum'], '2023-03-06'),
  buy(yard, 1, 'accessSwitch', ['Technikschrank'], '2021-06-14'),
  buy(fireStation, 1, 'accessSwitch', ['Technikraum'], '2021-06-14'),
  buy(library, 1, 'accessSwitch', ['Technikschrank'], '2021-06-15'),
  buy(yard, 1, 'officeRouter', ['Technikschrank'], '2021-06-14'),
  buy(fireStation, 1, 'officeRouter', ['Technikraum'], '2021-06-14'),
  buy(library, 1, 'officeRouter', ['Technikschrank'], '2021-06-15'),
  buy(townHall, 2, 'firewall', ['Serverraum'], '2023-09-18', { note: 'Hochverfügbarkeitspaar' }),
  buy(townHall, 5, 'officeAccessPoint', ['Ratssaal', '104', '205', '309', 'Foyer'], '2022-10-24'),
  buy(annex, 3, 'officeAccessPoint', ['Besprechung EG', 'Flur 1. OG', 'Flur 2. OG'], '2022-10-25'),
  buy(library, 2, 'officeAccessPoint', ['Lesesaal', 'Foyer'], '2022-10-26'),
]

export const printersAndPhones: readonly SitePurchase[] = [
  buy(
    townHall,
    5,
    'colorMfp',
    ['Flur EG', 'Flur 1. OG', 'Flur 2. OG', 'Flur 3. OG', '001'],
    '2022-01-10',
  ),
  buy(annex, 3, 'colorMfp', ['Flur EG', 'Flur 1. OG', 'Flur 2. OG'], '2022-01-11'),
  buy(yard, 1, 'mfp', ['Meisterbüro'], '2020-03-16'),
  buy(fireStation, 1, 'mfp', ['Einsatzzentrale'], '2020-03-16'),
  buy(library, 1, 'mfp', ['Ausleihe'], '2020-03-17'),
  buy(townHall, 2, 'laserPrinter', ['101', '002'], '2019-05-20', { note: 'Urkunden' }),
  buy(library, 1, 'labelPrinter', ['Büro'], '2021-09-27'),
  buy(townHall, 6, 'ipPhone', ['Pforte', 'Ratssaal', '104', '205', '309', '015'], '2021-11-22'),
  buy(annex, 2, 'ipPhone', ['Besprechung EG', 'Pforte'], '2021-11-23'),
  buy(townHall, 1, 'pbx', ['Serverraum'], '2021-11-22'),
  buy(townHall, 5, 'iphone', ['015'], '2023-11-06', {
    network: '',
    user: 'Rufbereitschaft und Leitung',
  }),
  buy(annex, 3, 'androidPhone', ['103'], '2024-01-22', {
    network: '',
    user: 'Außendienst Ordnungsamt',
  }),
  buy(townHall, 2, 'ups', ['Serverraum'], '2023-05-15', { network: '' }),
  buy(fireStation, 1, 'ups', ['Technikraum'], '2023-05-15', { network: '' }),
]
