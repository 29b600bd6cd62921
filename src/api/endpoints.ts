/** Every address of the programming interface, in the order of the documentation. @module */
import { getCheckEndpoint, listChecksEndpoint } from './checks/checkEndpoints.ts'
import { deviceEndpoints } from './devices/deviceEndpoints.ts'
import type { Endpoint } from './endpoint.ts'
import { downloadExportEndpoint, listExportsEndpoint } from './exports/exportEndpoints.ts'
import { getMilestoneEndpoint, listMilestonesEndpoint } from './milestones/milestoneEndpoints.ts'
import { reportDeviceEndpoint } from './reports/reportEndpoint.ts'
import {
  getTargetObjectEndpoint,
  listTargetObjectsEndpoint,
} from './targetObjects/targetObjectEndpoints.ts'
import { getTokenEndpoint } from './token/tokenEndpoint.ts'

export const endpoints: readonly Endpoint[] = [
  getTokenEndpoint,
  ...deviceEndpoints,
  reportDeviceEndpoint,
  listTargetObjectsEndpoint,
  getTargetObjectEndpoint,
  listChecksEndpoint,
  getCheckEndpoint,
  listMilestonesEndpoint,
  getMilestoneEndpoint,
  listExportsEndpoint,
  downloadExportEndpoint,
]
