/**
 * The models that the synthetic city bought. Makers and models exist, the devices do not: serials hold SYN.
 * @module
 */
export type DeviceModel = {
  /** The word of the lists, e.g. „Notebook“. */
  readonly kind: string
  readonly manufacturer: string
  readonly model: string
  readonly os: string
  readonly osVersion: string
  readonly euro: number
  readonly warrantyYears: number
  /** Part of host names; '' for what has none. */
  readonly host: string
  /** What serial numbers of the maker start with. */
  readonly serial: string
}

type ModelLine = readonly [
  kind: string,
  manufacturer: string,
  model: string,
  os: string,
  osVersion: string,
  euro: number,
  warrantyYears: number,
  host: string,
  serial: string,
]

const lines = {
  notebook: [
    'Notebook',
    'Lenovo',
    'ThinkPad L14',
    'Windows 11 Pro',
    '24H2',
    1149,
    3,
    'nb',
    'PF3SYN',
  ],
  notebookHp: [
    'Notebook',
    'HP',
    'ProBook 450 G9',
    'Windows 11 Pro',
    '23H2',
    989,
    3,
    'nb',
    '5CGSYN',
  ],
  notebookOld: [
    'Laptop',
    'Fujitsu',
    'Lifebook A3510',
    'Windows 10 Pro',
    '22H2',
    729,
    2,
    'nb',
    'DSESYN',
  ],
  pc: ['PC', 'Lenovo', 'ThinkCentre M70q', 'Windows 11 Pro', '24H2', 649, 3, 'pc', 'PC1SYN'],
  pcHp: ['Desktop-PC', 'HP', 'ProDesk 400 G7', 'Windows 11 Pro', '23H2', 599, 3, 'pc', '8CCSYN'],
  pcOld: ['PC', 'Fujitsu', 'Esprimo D556', 'Windows 10 Pro', '22H2', 519, 2, 'pc', 'YLSSYN'],
  ipad9: ['iPad', 'Apple', 'iPad 9. Generation 64 GB', 'iPadOS', '17.7', 379, 1, '', 'DMPSYN'],
  ipad10: ['iPad', 'Apple', 'iPad 10. Generation 64 GB', 'iPadOS', '18.4', 429, 1, '', 'DNQSYN'],
  android: ['Tablet', 'Samsung', 'Galaxy Tab A8', 'Android', '14', 249, 2, '', 'R9PSYN'],
  chromebook: ['Chromebook', 'Acer', 'Chromebook 314', 'ChromeOS', '124', 339, 1, 'cb', 'NXASYN'],
  router: ['Router', 'LANCOM', '1790VA', 'LCOS', '10.80', 349, 3, 'rt', '4003SYN'],
  switch24: ['Switch', 'Aruba', '2530-24G PoE+', 'ArubaOS', '16.11', 899, 5, 'sw', 'CN2SYN'],
  switch48: ['Switch', 'Aruba', '2930F-48G', 'ArubaOS', '16.11', 1899, 5, 'sw', 'CN7SYN'],
  accessPoint: ['Access Point', 'LANCOM', 'LX-6400', 'LCOS LX', '6.20', 459, 3, 'ap', '4004SYN'],
  laserPrinter: ['Laserdrucker', 'Brother', 'HL-L6300DW', '', '', 399, 3, 'dr', 'E8SYN'],
  mfp: ['Multifunktionsgerät', 'Kyocera', 'ECOSYS M3645idn', '', '', 1290, 3, 'mfp', 'VR9SYN'],
  board: [
    'Interaktive Tafel',
    'Promethean',
    'ActivPanel 9 75"',
    'Android',
    '8',
    3490,
    5,
    '',
    'AP9SYN',
  ],
  smartboard: ['Smartboard', 'SMART', 'MX275-V4', 'Android', '11', 3290, 5, '', 'H30SYN'],
  projector: ['Beamer', 'Epson', 'EB-L200F', '', '', 1399, 3, '', 'X8KSYN'],
  videoConference: [
    'Videokonferenzsystem',
    'Poly',
    'Studio X50',
    'Poly VideoOS',
    '4.2',
    2690,
    2,
    'vc',
    '8L2SYN',
  ],
  schoolServer: [
    'Schulserver',
    'Dell',
    'PowerEdge T350',
    'Debian GNU/Linux',
    '12',
    2890,
    5,
    'srv',
    '7KDSYN',
  ],
  nas: ['NAS', 'Synology', 'DS923+', 'Linux (DSM)', '7.2', 1190, 3, 'nas', '22B0SYN'],
  hypervisor: [
    'Server',
    'Dell',
    'PowerEdge R650',
    'VMware ESXi',
    '8.0 U2',
    18900,
    5,
    'esx',
    '9XDSYN',
  ],
  backupServer: [
    'Server',
    'Dell',
    'PowerEdge R550',
    'Windows Server',
    '2022',
    9800,
    5,
    'bkp',
    '9XDSYN',
  ],
  virtualServer: ['Virtueller Server', 'VMware', 'VM', '', '', 0, 0, '', ''],
  rackNas: ['NAS', 'Synology', 'RS2423RP+', 'Linux (DSM)', '7.2', 4290, 5, 'nas', '22C1SYN'],
  coreSwitch: ['Switch', 'Aruba', 'CX 6300M', 'AOS-CX', '10.13', 6900, 5, 'sw', 'SG2SYN'],
  accessSwitch: ['Switch', 'Aruba', '2930F-48G PoE+', 'ArubaOS', '16.11', 2390, 5, 'sw', 'CN7SYN'],
  officeRouter: ['Router', 'LANCOM', '1926VAG', 'LCOS', '10.80', 790, 3, 'rt', '4005SYN'],
  firewall: ['Firewall', 'Securepoint', 'RC300S', 'UTM', '12.7', 3890, 3, 'fw', 'RCSYN'],
  officeAccessPoint: ['Access Point', 'Aruba', 'AP-505', 'ArubaOS', '8.11', 520, 3, 'ap', 'PHSSYN'],
  labelPrinter: ['Etikettendrucker', 'Brother', 'QL-820NWB', '', '', 169, 2, 'dr', 'L9SYN'],
  colorMfp: ['Multifunktionsgerät', 'Kyocera', 'TASKalfa 3554ci', '', '', 3980, 4, 'mfp', 'RCWSYN'],
  ipPhone: ['IP-Telefon', 'Yealink', 'T54W', '', '96.86', 159, 2, 'tel', '31SYN'],
  pbx: ['TK-Anlage', 'innovaphone', 'IP811', 'innovaphone', '14r1', 5200, 5, 'tk', '090SYN'],
  iphone: ['iPhone', 'Apple', 'iPhone SE 3. Generation', 'iOS', '18.4', 529, 1, '', 'F17SYN'],
  androidPhone: ['Smartphone', 'Samsung', 'Galaxy XCover7', 'Android', '14', 389, 2, '', 'RZCSYN'],
  ups: ['USV', 'APC', 'Smart-UPS 3000', '', '', 1890, 3, '', 'AS2SYN'],
} as const satisfies Record<string, ModelLine>

export type ModelKey = keyof typeof lines

/** The model of a key, with its fields by name. */
export function deviceModel(key: ModelKey): DeviceModel {
  const [kind, manufacturer, model, os, osVersion, euro, warrantyYears, host, serial] = lines[key]
  return { kind, manufacturer, model, os, osVersion, euro, warrantyYears, host, serial }
}
