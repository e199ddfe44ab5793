import { activities } from './en/activities.ts'
import { alarms } from './en/alarms.ts'
import { diary } from './en/diary.ts'
import { docs } from './en/docs.ts'
import { errors } from './en/errors.ts'
import { figures } from './en/figures.ts'
import { home } from './en/home.ts'
import { models } from './en/models.ts'
import { people } from './en/people.ts'
import { pieces } from './en/pieces.ts'
import { publicly } from './en/publicly.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { signin } from './en/signin.ts'
import { units } from './en/units.ts'
import type { vi } from './vi.ts'

/** Every word of the screens, English. */
export const en: typeof vi = {
  activities,
  alarms,
  diary,
  docs,
  errors,
  figures,
  home,
  models,
  people,
  pieces,
  publicly,
  settings,
  shell,
  signin,
  units,
}
