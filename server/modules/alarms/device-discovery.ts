import type { House } from '../../platform/context.ts'
import { rings, topicsOf } from './device-rules.ts'
import type { RosterDevice } from './roster.ts'

/** The components a device may be to Home Assistant. */
const components = ['siren', 'button', 'binary_sensor'] as const
type Component = (typeof components)[number]

/**
 * Describes a device the way Home Assistant finds things by itself (MQTT discovery, retained). Its state is
 * what it confirms, never what it was asked.
 */
export function describe({ mqtt }: House, device: RosterDevice) {
  const shapes = shapesOf(device)
  for (const component of components) {
    const shape = shapes[component]
    if (shape) say(mqtt, device, component, JSON.stringify(shape))
  }
}

/** Takes the description of a device away. */
export function undescribe({ mqtt }: House, device: RosterDevice) {
  const shapes = shapesOf(device)
  for (const component of components) if (shapes[component]) say(mqtt, device, component, '')
}

function say(mqtt: House['mqtt'], { id }: RosterDevice, component: Component, text: string) {
  mqtt.say(`homeassistant/${component}/${id}/config`, text, { retain: true }).catch(() => undefined)
}

/** What Home Assistant is told of a device, by component. */
export function shapesOf(device: RosterDevice): Partial<Record<Component, object>> {
  const { id, name, kind } = device
  const topics = topicsOf(device)
  const common = { name, device: { identifiers: [id], name } }
  const reached = {
    availability_topic: topics.availability,
    payload_available: 'online',
    payload_not_available: 'offline',
  }
  const connected = {
    ...common,
    unique_id: `${id}_online`,
    device_class: 'connectivity',
    state_topic: topics.availability,
    payload_on: 'online',
    payload_off: 'offline',
  }
  if (rings(device))
    return {
      siren: {
        ...common,
        ...reached,
        unique_id: id,
        command_topic: topics.set,
        // Plain words, as every other device hears them.
        command_template: '{{ value }}',
        state_topic: topics.state,
        optimistic: false,
        support_duration: false,
        support_volume_set: false,
      },
      button: {
        ...common,
        ...reached,
        unique_id: `${id}_test`,
        command_topic: topics.set,
        payload_press: 'TEST',
        entity_category: 'diagnostic',
      },
      binary_sensor: connected,
    }
  if (kind === 'smoke_sensor')
    return {
      binary_sensor: {
        ...common,
        ...reached,
        unique_id: id,
        device_class: 'smoke',
        state_topic: topics.state,
      },
    }
  return {
    button: {
      ...common,
      unique_id: id,
      command_topic: topics.press,
      payload_press: JSON.stringify({ from: id }),
      qos: 1,
    },
    binary_sensor: connected,
  }
}
