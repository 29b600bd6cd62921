/**
 * What the nine synthetic schools own: 370 devices.
 * @module
 */
import type { Day } from '../../src/core/day.ts'
import type { Place, Purchase } from './cityDevice.ts'
import type { ModelKey } from './deviceModels.ts'

export type SchoolPurchases = Place & { readonly purchases: readonly Purchase[] }

const basis = { funding: 'DigitalPakt Schule', boundUntil: '2029-12-31' } as const
const teachers = {
  funding: 'DigitalPakt Leihgeräte Lehrkräfte',
  boundUntil: '2026-12-31',
  status: 'verliehen',
  user: 'Lehrkräfte',
} as const
const pupils = { funding: 'DigitalPakt Sofortausstattung', boundUntil: '2025-12-31' } as const
const administration = 'Verwaltung'
const pedagogy = 'Pädagogik'

type Extra = Partial<Omit<Purchase, 'count' | 'model' | 'rooms' | 'network' | 'boughtOn'>>

function buy(
  count: number,
  model: ModelKey,
  rooms: readonly string[],
  network: string,
  boughtOn: Day,
  extra: Extra = {},
): Purchase {
  return { count, model, rooms, network, boughtOn, ...extra }
}

export const stassfurterHoehe: SchoolPurchases = {
  site: 'Grundschule Staßfurter Höhe',
  short: 'gsh',
  building: 'Haupthaus',
  macPart: 'a1',
  purchases: [
    buy(8, 'notebook', ['Lehrerzimmer'], pedagogy, '2021-08-15', teachers),
    buy(3, 'pc', ['Sekretariat', 'Schulleitung'], administration, '2022-11-03'),
    buy(16, 'ipad9', ['R 107'], pedagogy, '2021-02-10', { ...pupils, note: 'Ladewagen 1' }),
    buy(1, 'router', ['Technikraum'], pedagogy, '2023-06-20', basis),
    buy(2, 'switch24', ['Technikraum'], pedagogy, '2023-06-20', basis),
    buy(
      5,
      'accessPoint',
      ['R 101', 'R 103', 'R 107', 'R 201', 'Flur OG'],
      pedagogy,
      '2023-07-04',
      basis,
    ),
    buy(1, 'mfp', ['Sekretariat'], administration, '2022-11-03'),
    buy(1, 'laserPrinter', ['Lehrerzimmer'], pedagogy, '2020-09-01'),
    buy(3, 'board', ['R 101', 'R 103', 'R 201'], pedagogy, '2023-10-12', basis),
    buy(1, 'videoConference', ['R 107'], pedagogy, '2021-05-18', pupils),
    buy(1, 'nas', ['Technikraum'], administration, '2022-03-09'),
  ],
}

export const luisenstrasse: SchoolPurchases = {
  site: 'Grundschule Luisenstraße',
  short: 'gsl',
  building: 'Haupthaus',
  macPart: 'a2',
  purchases: [
    buy(7, 'notebook', ['Lehrerzimmer'], pedagogy, '2021-08-15', teachers),
    buy(2, 'pcHp', ['Sekretariat', 'Schulleitung'], administration, '2023-02-14'),
    buy(16, 'ipad9', ['R 12'], pedagogy, '2021-02-10', { ...pupils, note: 'Ladewagen 1' }),
    buy(1, 'router', ['Serverschrank'], pedagogy, '2023-06-21', basis),
    buy(2, 'switch24', ['Serverschrank'], pedagogy, '2023-06-21', basis),
    buy(4, 'accessPoint', ['R 11', 'R 12', 'R 21', 'Flur EG'], pedagogy, '2023-07-05', basis),
    buy(1, 'mfp', ['Sekretariat'], administration, '2023-02-14'),
    buy(1, 'laserPrinter', ['Lehrerzimmer'], pedagogy, '2020-09-01', { status: 'defekt' }),
    buy(2, 'board', ['R 11', 'R 21'], pedagogy, '2023-10-12', basis),
    buy(2, 'projector', ['R 12', 'Aula'], pedagogy, '2019-04-02'),
  ],
}

export const burgschule: SchoolPurchases = {
  site: 'Burgschule',
  short: 'bgs',
  building: 'Haus 1',
  macPart: 'b1',
  purchases: [
    buy(6, 'notebookHp', ['Lehrerzimmer'], pedagogy, '2022-09-01', teachers),
    buy(3, 'pc', ['Sekretariat', 'Schulleitung'], administration, '2022-11-03'),
    buy(8, 'pcOld', ['PC-Kabinett'], pedagogy, '2017-08-21', { building: 'Haus 2' }),
    buy(8, 'android', ['R 3'], pedagogy, '2022-12-06', { ...basis, building: 'Haus 2' }),
    buy(1, 'router', ['Technikraum'], pedagogy, '2023-08-16', basis),
    buy(2, 'switch24', ['Technikraum'], pedagogy, '2023-08-16', basis),
    buy(3, 'accessPoint', ['R 1', 'R 2', 'R 3'], pedagogy, '2023-08-17', basis),
    buy(1, 'mfp', ['Sekretariat'], administration, '2021-01-19'),
    buy(1, 'laserPrinter', ['PC-Kabinett'], pedagogy, '2018-05-14', { building: 'Haus 2' }),
    buy(2, 'smartboard', ['R 1', 'R 2'], pedagogy, '2023-11-08', basis),
    buy(1, 'schoolServer', ['Technikraum'], pedagogy, '2022-07-11', basis),
  ],
}

export const mehringen: SchoolPurchases = {
  site: 'Grundschule Mehringen',
  short: 'gsm',
  building: 'Schulhaus',
  macPart: 'b2',
  purchases: [
    buy(4, 'notebookHp', ['Lehrerzimmer'], pedagogy, '2022-09-01', teachers),
    buy(2, 'pcHp', ['Sekretariat'], administration, '2023-02-14'),
    buy(10, 'ipad10', ['R 4'], pedagogy, '2023-09-05', { ...basis, note: 'Tabletkoffer' }),
    buy(1, 'router', ['Serverschrank'], pedagogy, '2023-08-22', basis),
    buy(1, 'switch24', ['Serverschrank'], pedagogy, '2023-08-22', basis),
    buy(2, 'accessPoint', ['R 2', 'R 4'], pedagogy, '2023-08-22', basis),
    buy(1, 'mfp', ['Sekretariat'], administration, '2021-01-19'),
    buy(1, 'laserPrinter', ['Lehrerzimmer'], pedagogy, '2019-10-07'),
    buy(2, 'smartboard', ['R 2', 'R 4'], pedagogy, '2023-11-08', basis),
    buy(1, 'projector', ['Turnhalle'], pedagogy, '2018-03-12', { status: 'Lager' }),
    buy(1, 'videoConference', ['R 4'], pedagogy, '2021-05-18', pupils),
  ],
}

export const albertSchweitzer: SchoolPurchases = {
  site: 'Sekundarschule Albert Schweitzer',
  short: 'sas',
  building: 'Haus A',
  macPart: 'c1',
  purchases: [
    buy(10, 'notebookHp', ['Lehrerzimmer'], pedagogy, '2021-10-04', teachers),
    buy(4, 'pc', ['Sekretariat', 'Schulleitung', 'Sozialarbeit'], administration, '2023-03-20'),
    buy(16, 'pcHp', ['PC-Kabinett 1'], pedagogy, '2022-08-15', { ...basis, building: 'Haus B' }),
    buy(16, 'ipad10', ['R 215'], pedagogy, '2023-09-05', { ...basis, note: 'Ladewagen 2' }),
    buy(1, 'router', ['Technikraum'], pedagogy, '2023-04-18', basis),
    buy(3, 'switch48', ['Technikraum', 'Verteiler Haus B'], pedagogy, '2023-04-18', basis),
    buy(
      6,
      'accessPoint',
      ['R 101', 'R 110', 'R 201', 'R 215', 'Aula', 'Mensa'],
      pedagogy,
      '2023-05-09',
      basis,
    ),
    buy(1, 'mfp', ['Sekretariat'], administration, '2022-01-17'),
    buy(2, 'laserPrinter', ['Lehrerzimmer', 'PC-Kabinett 1'], pedagogy, '2020-02-03'),
    buy(3, 'board', ['R 101', 'R 110', 'R 201'], pedagogy, '2024-02-21', basis),
    buy(1, 'videoConference', ['R 110'], pedagogy, '2021-06-01', pupils),
    buy(1, 'schoolServer', ['Technikraum'], pedagogy, '2022-07-11', basis),
  ],
}

export const pestalozzi: SchoolPurchases = {
  site: 'Förderschule Pestalozzi',
  short: 'fsp',
  building: 'Haupthaus',
  macPart: 'c2',
  purchases: [
    buy(6, 'notebookHp', ['Lehrerzimmer'], pedagogy, '2021-10-04', teachers),
    buy(2, 'pc', ['Sekretariat'], administration, '2023-03-20'),
    buy(12, 'ipad10', ['R 6', 'R 8'], pedagogy, '2023-09-06', basis),
    buy(3, 'chromebook', ['Förderraum'], pedagogy, '2022-05-23', { note: 'Spende Förderverein' }),
    buy(1, 'router', ['Serverschrank'], pedagogy, '2023-04-19', basis),
    buy(2, 'switch24', ['Serverschrank'], pedagogy, '2023-04-19', basis),
    buy(3, 'accessPoint', ['R 6', 'R 8', 'Flur OG'], pedagogy, '2023-05-10', basis),
    buy(1, 'mfp', ['Sekretariat'], administration, '2022-01-17'),
    buy(1, 'laserPrinter', ['Lehrerzimmer'], pedagogy, '2020-02-03'),
    buy(2, 'smartboard', ['R 6', 'R 8'], pedagogy, '2024-02-21', basis),
    buy(1, 'projector', ['Aula'], pedagogy, '2018-03-12', { status: 'defekt' }),
  ],
}

export const stephaneum: SchoolPurchases = {
  site: 'Gymnasium Stephaneum',
  short: 'gym',
  building: 'Haus I',
  macPart: 'd1',
  purchases: [
    buy(14, 'notebook', ['Lehrerzimmer'], pedagogy, '2021-09-13', {
      ...teachers,
      building: 'Haus II',
    }),
    buy(5, 'pc', ['Sekretariat', 'Schulleitung', 'Oberstufenbüro'], administration, '2023-01-24'),
    buy(24, 'pcHp', ['Info 1', 'Info 2'], pedagogy, '2022-10-10', {
      ...basis,
      building: 'Haus II',
    }),
    buy(24, 'ipad10', ['R 014', 'R 112'], pedagogy, '2024-04-08', basis),
    buy(2, 'router', ['Serverraum'], pedagogy, '2023-03-07', basis),
    buy(4, 'switch48', ['Serverraum', 'Verteiler Haus II'], pedagogy, '2023-03-07', basis),
    buy(
      8,
      'accessPoint',
      ['R 014', 'R 021', 'R 112', 'R 204', 'Aula', 'Info 1'],
      pedagogy,
      '2023-03-28',
      basis,
    ),
    buy(2, 'mfp', ['Sekretariat', 'Lehrerzimmer'], administration, '2021-11-15'),
    buy(2, 'laserPrinter', ['Info 1', 'Info 2'], pedagogy, '2019-08-26', { building: 'Haus II' }),
    buy(3, 'board', ['R 021', 'R 112', 'R 204'], pedagogy, '2024-03-13', basis),
    buy(1, 'projector', ['Aula'], pedagogy, '2020-10-19'),
    buy(1, 'videoConference', ['R 204'], pedagogy, '2021-06-01', pupils),
    buy(1, 'schoolServer', ['Serverraum'], pedagogy, '2023-03-07', basis),
    buy(1, 'nas', ['Serverraum'], administration, '2022-03-09'),
  ],
}

export const musikschule: SchoolPurchases = {
  site: 'Musikschule',
  short: 'mus',
  building: 'Musikschule',
  macPart: 'e1',
  purchases: [
    buy(4, 'notebookOld', ['Lehrerzimmer'], pedagogy, '2019-11-11'),
    buy(3, 'pc', ['Büro', 'Leitung'], administration, '2022-11-03'),
    buy(2, 'android', ['Unterrichtsraum 2'], pedagogy, '2022-12-06'),
    buy(1, 'router', ['Büro'], administration, '2021-08-15'),
    buy(1, 'switch24', ['Büro'], administration, '2021-08-15'),
    buy(2, 'accessPoint', ['Saal', 'Flur'], pedagogy, '2023-07-06'),
    buy(1, 'mfp', ['Büro'], administration, '2020-06-22'),
  ],
}

export const winningen: SchoolPurchases = {
  site: 'Grundschule Winningen',
  short: 'gsw',
  building: 'Schulhaus',
  macPart: 'e2',
  purchases: [
    buy(4, 'notebook', ['Lehrerzimmer'], pedagogy, '2021-08-15', teachers),
    buy(2, 'pcHp', ['Sekretariat'], administration, '2023-02-14'),
    buy(8, 'ipad9', ['R 2'], pedagogy, '2021-02-10', pupils),
    buy(2, 'chromebook', ['R 1'], pedagogy, '2022-05-23'),
    buy(1, 'router', ['Serverschrank'], pedagogy, '2023-08-23', basis),
    buy(1, 'switch24', ['Serverschrank'], pedagogy, '2023-08-23', basis),
    buy(2, 'accessPoint', ['R 1', 'R 2'], pedagogy, '2023-08-23', basis),
    buy(1, 'mfp', ['Sekretariat'], administration, '2021-01-19'),
    buy(1, 'laserPrinter', ['Lehrerzimmer'], pedagogy, '2019-10-07'),
    buy(2, 'smartboard', ['R 1', 'R 2'], pedagogy, '2023-11-08', basis),
  ],
}

export const schools: readonly SchoolPurchases[] = [
  stassfurterHoehe,
  luisenstrasse,
  burgschule,
  mehringen,
  albertSchweitzer,
  pestalozzi,
  stephaneum,
  musikschule,
  winningen,
]
