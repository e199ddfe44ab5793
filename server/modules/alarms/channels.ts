import type { FastifyInstance } from 'fastify'
import { alarms as contract } from '../../../contract/alarms.ts'
import { urgentRoute } from '../../platform/http.ts'
import { capDoor } from './cap.ts'
import { openDeliveries, seen } from './deliveries.ts'
import { pushDoor } from './push.ts'
import type { Alarms } from './watch.ts'

/** The ways an alarm leaves the house: push, SMS, the public feed; and the ledger of whom it reached. */
export async function channelsDoor(app: FastifyInstance, alarms: Alarms) {
  const subscriptions = await pushDoor(app)
  const ledger = openDeliveries(app, alarms, subscriptions)
  urgentRoute(app, contract.seen, seen(alarms, ledger))
  await capDoor(app, alarms)
}
