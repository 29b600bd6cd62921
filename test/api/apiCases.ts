/**
 * Every address of the programming interface: which scope opens it, and a request that is sound in Aken. The walk in
 * guards.test.ts tries all of them; a new address needs one entry here. Its key is the method and the path as Hono
 * lists it.
 */
import type { TokenScope } from '../../src/access/tokenScope.ts'
import type { Belongings } from '../access/belongings.ts'

export type ApiCase = {
  readonly scope: TokenScope | null
  /** The path without `/api/v1`, where it has parameters or needs a query. */
  readonly at?: (of: Belongings) => string
  readonly body?: unknown
  /** The device's version must be named. */
  readonly isVersioned?: boolean
  readonly answer?: number
}

export const apiCases: Readonly<Record<string, ApiCase>> = {
  'GET /api/v1/token': { scope: null },
  'GET /api/v1/devices': { scope: 'devices:read' },
  'GET /api/v1/devices/:id': {
    scope: 'devices:read',
    at: ({ deviceId }) => `/devices/${deviceId}`,
  },
  'POST /api/v1/devices': {
    scope: 'devices:write',
    body: { informationDomain: 'KERN', inventoryNumber: 'NEU-1', kind: 'pc' },
    answer: 201,
  },
  'POST /api/v1/devices/upsert': {
    scope: 'devices:write',
    body: { informationDomain: 'KERN', inventoryNumber: 'Aken-0001', osVersion: '24H2' },
  },
  'POST /api/v1/devices/bulk': {
    scope: 'devices:write',
    body: { informationDomain: 'KERN', items: [{ serial: 'PF-1', kind: 'pc' }] },
  },
  'PATCH /api/v1/devices/:id': {
    scope: 'devices:write',
    at: ({ deviceId }) => `/devices/${deviceId}`,
    body: { notes: 'Neu' },
    isVersioned: true,
  },
  'POST /api/v1/device-reports': {
    scope: 'device-reports:write',
    body: { informationDomain: 'KERN', serial: 'PF-77', os: 'Windows 11 Pro' },
    answer: 201,
  },
  'GET /api/v1/target-objects': { scope: 'target-objects:read' },
  'GET /api/v1/target-objects/:id': {
    scope: 'target-objects:read',
    at: ({ objectId }) => `/target-objects/${objectId}`,
  },
  'GET /api/v1/checks': {
    scope: 'checks:read',
    at: () => '/checks?informationDomain=KERN',
  },
  'GET /api/v1/checks/:targetObjectId/:requirement': {
    scope: 'checks:read',
    at: ({ objectId }) => `/checks/${objectId}/SYS.2.1.A1`,
  },
  'GET /api/v1/milestones': { scope: 'milestones:read' },
  'GET /api/v1/milestones/:code': {
    scope: 'milestones:read',
    at: () => '/milestones/TESTAT',
  },
  'GET /api/v1/exports': { scope: 'exports:read' },
  'GET /api/v1/exports/:name': {
    scope: 'exports:read',
    at: () => '/exports/a3?informationDomain=KERN',
  },
}

/** The address and what is sent, with the things of that city. */
export function requestOf(
  of: Belongings,
  route: string,
  { at, body }: ApiCase,
): { method: string; path: string; init: RequestInit } {
  const [method = '', path = ''] = route.split(' ')
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' }
  return {
    method,
    path: at ? `/api/v1${at(of)}` : path,
    init: { method, ...sent, headers: type },
  }
}
