import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import * as accounts from '../../contract/accounts.ts'
import * as activities from '../../contract/activities.ts'
import * as alarmTeams from '../../contract/alarm-teams.ts'
import * as alarms from '../../contract/alarms.ts'
import * as cases from '../../contract/cases.ts'
import * as catalog from '../../contract/catalog.ts'
import * as checklists from '../../contract/checklists.ts'
import * as covenants from '../../contract/covenants.ts'
import * as devices from '../../contract/devices.ts'
import * as dutyBooks from '../../contract/duty-books.ts'
import * as effects from '../../contract/effects.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import * as duties from '../../contract/duties.ts'
import * as evidence from '../../contract/evidence.ts'
import * as figures from '../../contract/figures.ts'
import * as library from '../../contract/library.ts'
import * as models from '../../contract/models.ts'
import * as notices from '../../contract/notices.ts'
import * as pacts from '../../contract/pacts.ts'
import * as plans from '../../contract/plans.ts'
import * as playbooks from '../../contract/playbooks.ts'
import * as push from '../../contract/push.ts'
import * as sealed from '../../contract/sealed.ts'
import * as standards from '../../contract/standards.ts'
import * as setUp from '../../contract/set-up.ts'
import * as signals from '../../contract/signals.ts'
import * as tipBoxes from '../../contract/tip-boxes.ts'
import * as tipDesk from '../../contract/tip-desk.ts'
import * as tipKinds from '../../contract/tip-kinds.ts'
import * as tips from '../../contract/tips.ts'
import * as units from '../../contract/units.ts'
import * as whereNext from '../../contract/where-next.ts'

type AnyEndpoint = Endpoint<z.ZodType, z.ZodType>

/** Every operation of the contract, by the group it belongs to. */
export const operations: Record<string, Record<string, AnyEndpoint>> = {
  catalog: catalog.catalog,
  units: units.units,
  accounts: accounts.accounts,
  models: models.models,
  setUp: setUp.setUp,
  activities: activities.activities,
  evidence: evidence.evidence,
  alarms: alarms.alarms,
  alarmTeams: alarmTeams.alarmTeams,
  devices: devices.devices,
  duties: duties.duties,
  push: push.push,
  signals: signals.signals,
  sealed: sealed.sealed,
  tipKinds: tipKinds.tipKinds,
  tipDesk: tipDesk.tipDesk,
  tips: tips.tips,
  tipBoxes: tipBoxes.tipBoxes,
  cases: cases.cases,
  surrenders: cases.surrenders,
  covenants: covenants.covenants,
  figures: figures.figures,
  dutyBooks: dutyBooks.dutyBooks,
  checklists: checklists.checklists,
  pacts: pacts.pacts,
  standards: standards.standards,
  effects: effects.effects,
  whereNext: whereNext.whereNext,
  reviews: plans.reviews,
  campaigns: plans.campaigns,
  library: library.library,
  notices: notices.notices,
  playbooks: playbooks.playbooks,
}

/** Serves the contract as OpenAPI 3.1, for other systems and for the page at /api/docs. */
export async function apiPage(app: FastifyInstance) {
  const description = openApi(app.house.config.publicUrl)
  app.get('/api/openapi.json', { config: { door: 'open' } }, async () => description)
}

/** The contract printed as OpenAPI 3.1: its schemas are JSON Schema 2020-12 as they stand. */
export function openApi(url: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [group, endpoints] of Object.entries(operations)) {
    for (const [name, at] of Object.entries(endpoints)) {
      const path = at.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [at.method.toLowerCase()]: operation(group, name, at) }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bình Yên',
      version: '1',
      summary: 'The contract between the house and the web.',
    },
    servers: [{ url }],
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'binh_yen' } },
      schemas: { Refusal: refusal },
    },
    paths,
  }
}

const refusal = {
  type: 'object',
  required: ['code', 'fields'],
  properties: {
    code: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code'],
        properties: { path: { type: 'string' }, code: { type: 'string' } },
      },
    },
    current: {},
  },
}

type Shape = { properties?: Record<string, unknown>; required?: string[] }

function operation(group: string, name: string, at: AnyEndpoint) {
  const input = schema(at.input, 'input') as Shape
  const inPath = [...at.path.matchAll(/:(\w+)/g)].map(([, key]) => key ?? '')
  const { properties = {}, required = [] } = input
  const rest = Object.keys(properties).filter((key) => !inPath.includes(key))
  const parameter = (place: string) => (key: string) => ({
    name: key,
    in: place,
    required: place === 'path' || required.includes(key),
    schema: properties[key],
  })
  const body = {
    type: 'object',
    properties: Object.fromEntries(rest.map((key) => [key, properties[key]])),
    required: required.filter((key) => rest.includes(key)),
  }
  const query = at.method === 'GET' || at.method === 'DELETE'
  return {
    operationId: `${group}.${name}`,
    tags: [group],
    summary: at.says,
    parameters: [...inPath.map(parameter('path')), ...(query ? rest.map(parameter('query')) : [])],
    ...(query || rest.length === 0
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: {
        description: at.says,
        content: { 'application/json': { schema: schema(at.reply, 'output') } },
      },
      '4XX': {
        description: 'Refused, with a code and the blanks that were wrong.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  }
}

function schema(shape: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  })
  return rest
}
